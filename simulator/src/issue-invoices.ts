import { addDuration, amountOf, decimalOf } from '@concord/rules';
import { charges } from './charges.ts';
import type { Context } from './context.ts';
import type { InvoiceLine } from './entities.ts';

/** The end of what a partner has been billed for; the beginning of time before the first invoice. */
export function billedUntil({ world }: Context, partnerId: string): string {
  const ends = world.invoices.where('partner', partnerId).map((one) => one.billingPeriodEndDate);
  return ends.toSorted().at(-1) ?? '1970-01-01T00:00:00Z';
}

/**
 * Bills a partner for what is not billed yet, one invoice for each currency, and does so again a month later.
 * @param partnerId tenant id of the partner
 */
export function issueInvoices(context: Context, partnerId: string): void {
  const { world, clock } = context;
  const at = clock.now();
  const from = billedUntil(context, partnerId);
  const open = Map.groupBy(charges(context, partnerId, from, at), (line) => line.currency);
  for (const [currency, lines] of open) issue(context, partnerId, currency, lines);
  world.due.put({
    id: `invoices|${partnerId}`,
    at: addDuration(at, 'P1M'),
    kind: 'issue-invoices',
    ref: partnerId,
  });
}

function issue(
  { world, clock }: Context,
  partnerTenantId: string,
  currencyCode: string,
  lines: Omit<InvoiceLine, 'id' | 'invoiceId'>[],
): void {
  const at = clock.now();
  const id = `G${String(parseInt(world.newHex('invoice', 8), 16) % 1_000_000_000).padStart(9, '0')}`;
  const total = lines.reduce((sum, line) => sum + amountOf(line.subtotal), 0n);
  world.invoices.put({
    id,
    partnerTenantId,
    invoiceDate: at,
    billingPeriodStartDate: `${lines.map((line) => line.chargeStartDate).toSorted()[0]}T00:00:00Z`,
    billingPeriodEndDate: at,
    currencyCode,
    totalCharges: decimalOf(total),
    paidAmount: '0.00',
    invoiceType: 'OneTime',
  });
  for (const [index, line] of lines.entries())
    world.invoiceLines.put({ ...line, id: `${id}-${index}`, invoiceId: id });
}
