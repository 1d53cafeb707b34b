import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { InvoiceLine } from './entities.ts';
import type { World } from './world.ts';

/**
 * Lines of a page on the wire, at most. An invoice of 500,000 subscriptions has as many lines: its full pages are kept
 * packed, a tenth of their size; what is left over, and so every small invoice, stands line by line in `invoiceLines`.
 * Lines are kept and not made anew when they are read: the subscriptions have changed by then.
 */
export const linesPerPage = 2000;

export function packLines(lines: InvoiceLine[]): string {
  return deflateRawSync(JSON.stringify(lines), { level: 1 }).toString('base64');
}

const unpack = (packed: string) =>
  JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString()) as InvoiceLine[];

/** The lines of an invoice in order. @param start so many of the first are left out; full pages cost nothing then */
export function* invoiceLines(world: World, invoiceId: string, start = 0): Generator<InvoiceLine> {
  const pages = world.invoicePages.count('invoice', invoiceId);
  const whole = Math.min(pages, Math.floor(start / linesPerPage));
  let skip = start - whole * linesPerPage;
  for (const { packed } of world.invoicePages.each('invoice', invoiceId, whole)) {
    yield* unpack(packed).slice(skip);
    skip = 0;
  }
  yield* world.invoiceLines.each('invoice', invoiceId, skip);
}
