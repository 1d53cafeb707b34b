import { type Row, Unsupported } from './row.ts';

const someDay = '2026-02-10T10:00:00Z';
const offset = /^\+(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/;

/**
 * The instant of a row's action: an instant, an offset from the purchase, or any day where time does not matter.
 * @throws Unsupported when it cannot be read
 */
export function instantOf({ given, when }: Row): string {
  const { at } = when;
  if (at === null) return given['clock'] ?? someDay;
  const parts = offset.exec(at);
  if (parts) {
    if (!given['purchaseDate']) throw new Unsupported(`when.at ${at} without given.purchaseDate`);
    const [days, hours, minutes] = parts.slice(1).map((one) => Number(one ?? 0)) as [number, number, number];
    return new Date(
      Date.parse(given['purchaseDate']) + ((days * 24 + hours) * 60 + minutes) * 60_000,
    ).toISOString();
  }
  if (Number.isNaN(Date.parse(at))) throw new Unsupported(`when.at ${at}`);
  return at;
}
