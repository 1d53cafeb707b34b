import { createHash } from 'node:crypto';

/** A UUID made from a text: the same text gives the same id, so that runs repeat exactly. */
export function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/** `length` hexadecimal digits made from a text. */
export function hexOf(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** `length` characters A–Z, 0–9 made from a text. */
export function codeOf(text: string, length: number): string {
  const letters = '0123456789BCDFGHJKLMNPQRSTVWXZ';
  const bytes = createHash('sha256').update(text).digest();
  return Array.from({ length }, (_, index) => letters[(bytes[index] as number) % letters.length]).join('');
}

/** A password as Microsoft makes them for a first administrator: letters and digits of every kind. */
export function passwordOf(text: string): string {
  return `${codeOf(text, 6).toLowerCase()}${codeOf(`${text}!`, 4)}7aA!`;
}
