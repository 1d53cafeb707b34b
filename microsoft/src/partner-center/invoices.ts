import type { Door } from '../call.ts';
import { amount, type Json, word } from '../fields.ts';
import { allItems, everyItem } from '../paging.ts';
import { at, filter, filters } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { each, reader } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/invoice-resources */
export interface Invoice extends Json {
  id: string;
  invoiceDate?: string;
  billingPeriodStartDate?: string;
  billingPeriodEndDate?: string;
  totalCharges?: number;
  paidAmount?: number;
  currencyCode?: string;
  currencySymbol?: string;
  pdfDownloadLink?: string;
  taxReceipts?: { id: string; taxReceiptPdfDownloadLink?: string }[];
  /** Which kinds of lines it has. */
  invoiceDetails?: InvoiceDetail[];
  amendments?: Invoice[];
  amendsOf?: string;
  /** `invoice`, `credit_note`, `adjustment_note`, `void_note` */
  documentType?: string;
  /** `Recurring` or `OneTime` */
  invoiceType?: string;
}

export interface InvoiceDetail extends Json {
  /** `billing_line_items` or `usage_line_items` */
  invoiceLineItemType: string;
  /** `office`, `azure`, `one_time`, `marketplace` … */
  billingProvider: string;
}

export interface InvoiceSummary extends Json {
  balanceAmount?: number;
  currencyCode?: string;
  currencySymbol?: string;
  accountingDate?: string;
  firstInvoiceCreationDate?: string;
  lastPaymentDate?: string;
  lastPaymentAmount?: number;
  latestInvoiceDate?: string;
  details?: { invoiceType: string; summary: InvoiceSummary }[];
}

/** Where unbilled lines of a period can be read. */
export interface EstimateLink extends Json {
  title?: string;
  description?: string;
  period?: string;
  link?: Json & { uri: string };
}

const invoiceResource: (value: unknown) => Invoice = reader<Invoice>(['id'], {
  totalCharges: amount,
  paidAmount: amount,
  documentType: word,
  invoiceDetails: each(reader<InvoiceDetail>([], { invoiceLineItemType: word, billingProvider: word })),
  amendments: (value) => each(invoiceResource)(value),
});

const summaryResource: (value: unknown) => InvoiceSummary = reader<InvoiceSummary>([], {
  balanceAmount: amount,
  lastPaymentAmount: amount,
  details: each(reader([], { summary: (value) => summaryResource(value) })),
});

/** Invoices dated from one day to another, both included (`YYYY-MM-DD`). */
export interface InvoicePeriod {
  from?: string;
  to?: string;
}

/**
 * All invoices, page by page.
 * @see https://learn.microsoft.com/partner-center/developer/get-a-collection-of-invoices
 */
export async function* invoices(
  door: Door,
  period: InvoicePeriod = {},
  size = 200,
): AsyncGenerator<Invoice, void, undefined> {
  let first: string | undefined;
  for (let offset = 0; ; offset += size) {
    const page = await allItems(door, {
      path: '/v1/invoices',
      query: { size, offset, filter: periodFilter(period) },
      as: 'app',
      read: invoiceResource,
    });
    // For modern invoices Microsoft does not heed the offset, and sends the same again.
    if (page[0]?.id === first) return;
    yield* page;
    if (page.length !== size) return;
    first = page[0]?.id;
  }
}

function periodFilter({ from, to }: InvoicePeriod): string | undefined {
  const since = from && filter('InvoiceDate', 'greater_than_or_equals', from);
  const until = to && filter('InvoiceDate', 'less_than_or_equals', to);
  return since && until ? filters(since, 'and', until) : since || until || undefined;
}

/** `undefined` when Microsoft does not know it. @see https://learn.microsoft.com/partner-center/developer/get-invoice-by-id */
export async function invoice(door: Door, invoiceId: string): Promise<Invoice | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/invoices/${invoiceId}`,
    as: 'user',
    expect: [404],
    read: unlessAbsent(invoiceResource),
  });
  return body;
}

/** The invoice as PDF. @see https://learn.microsoft.com/partner-center/developer/get-invoice-statement */
export async function invoiceStatement(door: Door, invoiceId: string): Promise<Uint8Array> {
  const { body } = await door.call<Uint8Array>({
    method: 'GET',
    path: at`/v1/invoices/${invoiceId}/documents/statement`,
    as: 'user',
    headers: { Accept: 'application/pdf' },
    file: true,
  });
  return body;
}

/** A tax receipt as PDF. @see https://learn.microsoft.com/partner-center/developer/get-invoice-statement */
export async function taxReceipt(door: Door, invoiceId: string, receiptId: string): Promise<Uint8Array> {
  const { body } = await door.call<Uint8Array>({
    method: 'GET',
    path: at`/v1/invoices/${invoiceId}/receipts/${receiptId}/documents/statement`,
    as: 'user',
    headers: { Accept: 'application/pdf' },
    file: true,
  });
  return body;
}

/** The balance in the partner's currency. @see https://learn.microsoft.com/partner-center/developer/get-the-reseller-s-current-account-balance */
export async function invoiceSummary(door: Door): Promise<InvoiceSummary> {
  const { body } = await door.call({
    method: 'GET',
    path: '/v1/invoices/summary',
    as: 'app',
    read: summaryResource,
  });
  return body;
}

/** The balance in each currency. @see https://learn.microsoft.com/partner-center/developer/get-invoice-summaries */
export async function invoiceSummaries(door: Door): Promise<InvoiceSummary[]> {
  return allItems(door, { path: '/v1/invoices/summaries', as: 'user', read: summaryResource });
}

/**
 * Where the unbilled lines of a currency (ISO 4217) are.
 * @see https://learn.microsoft.com/partner-center/developer/get-invoice-estimate-links
 */
export function estimateLinks(
  door: Door,
  currencyCode: string,
): AsyncGenerator<EstimateLink, void, undefined> {
  return everyItem(door, {
    path: '/v1/invoices/estimates/links',
    query: { currencycode: currencyCode },
    as: 'app',
    read: reader<EstimateLink>([]),
  });
}
