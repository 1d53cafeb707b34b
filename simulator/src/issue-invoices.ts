import { amountOf, decimalOf } from '@concord/rules';
import { billNext } from './begin-billing.ts';
import { type Charge, charges } from './charges.ts';
import type { Context } from './context.ts';
import type { InvoiceLine } from './entities.ts';
import { linesPerPage, packLines } from './invoice-pages.ts';
import { recordFor } from './partner-center/audit.ts';

/** The end of what a partner has been billed for; the beginning of time before the first invoice. */
export function billedUntil({ world }: Pick<Context, 'world'>, partnerId: string): string {
  const ends = [...world.invoices.each('partner', partnerId)].map((one) => one.billingPeriodEndDate);
  const before = world.partners.get(partnerId)?.billedUntil ?? '1970-01-01T00:00:00Z';
  return ends.reduce((last, end) => (Date.parse(end) > Date.parse(last) ? end : last), before);
}

/**
 * Bills a partner for what is not billed yet, one invoice for each currency, and does so again when the next month is
 * over.
 * @param partnerId tenant id of the partner
 */
export function issueInvoices(context: Context, partnerId: string): void {
  const at = context.clock.now();
  const open = new Map<string, Draft>();
  for (const charge of charges(context, partnerId, billedUntil(context, partnerId), at)) {
    const draft = open.get(charge.currency) ?? begin(context);
    open.set(charge.currency, draft);
    add(context, draft, charge);
  }
  for (const [currency, draft] of open) issue(context, partnerId, currency, draft);
  billNext(context.world, partnerId, at);
}

/** An invoice that is being written. */
interface Draft {
  id: string;
  lines: InvoiceLine[];
  count: number;
  pages: number;
  total: bigint;
  firstDay: string;
}

function begin({ world }: Context): Draft {
  const id = `G${String(parseInt(world.newHex('invoice', 8), 16) % 1_000_000_000).padStart(9, '0')}`;
  return { id, lines: [], count: 0, pages: 0, total: 0n, firstDay: '9999-12-31' };
}

function add({ world }: Context, draft: Draft, charge: Charge): void {
  const { id, lines } = draft;
  lines.push({ ...charge, id: `${id}-${draft.count}`, invoiceId: id });
  draft.count += 1;
  draft.total += amountOf(charge.subtotal);
  if (charge.chargeStartDate < draft.firstDay) draft.firstDay = charge.chargeStartDate;
  if (lines.length < linesPerPage) return;
  world.invoicePages.put({ id: `${id}|${draft.pages}`, invoiceId: id, packed: packLines(lines) });
  draft.pages += 1;
  draft.lines = [];
}

/** The invoice with what is left of its lines; its activity record raises the event `invoice-ready`. */
function issue(context: Context, partnerTenantId: string, currencyCode: string, draft: Draft): void {
  const { world } = context;
  const at = context.clock.now();
  world.invoices.put({
    id: draft.id,
    partnerTenantId,
    invoiceDate: at,
    billingPeriodStartDate: `${draft.firstDay}T00:00:00Z`,
    billingPeriodEndDate: at,
    currencyCode,
    totalCharges: decimalOf(draft.total),
    paidAmount: '0.00',
    invoiceType: 'OneTime',
  });
  for (const line of draft.lines) world.invoiceLines.put(line);
  recordFor(context, {
    partnerId: partnerTenantId,
    resourceType: 'invoice',
    operationType: 'ready_invoice',
    details: { InvoiceId: draft.id },
  });
}
