import { amountOf, decimalOf } from '@concord/rules';
import type { Invoice } from '../entities.ts';
import { symbolOf } from './currency-symbols.ts';
import { receiptOf } from './invoice-documents.ts';
import { filterOf } from './invoice-filter.ts';
import { invoiceOf } from './invoice-lines.ts';
import { type Call, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, collection, link, self } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** @see https://learn.microsoft.com/partner-center/developer/invoice-resources */
function invoiceResource(one: Invoice) {
  const uri = `/invoices/${one.id}`;
  const lines = `${uri}/lineitems?provider=onetime&invoicelineitemtype=billinglineitems&size=2000`;
  return {
    id: one.id,
    invoiceDate: one.invoiceDate,
    billingPeriodStartDate: one.billingPeriodStartDate,
    billingPeriodEndDate: one.billingPeriodEndDate,
    totalCharges: Number(one.totalCharges),
    paidAmount: Number(one.paidAmount),
    currencyCode: one.currencyCode,
    currencySymbol: symbolOf(one.currencyCode),
    pdfDownloadLink: `${uri}/documents/statement`,
    taxReceipts: [
      {
        id: receiptOf(one),
        taxReceiptPdfDownloadLink: `${uri}/receipts/${receiptOf(one)}/documents/statement`,
      },
    ],
    invoiceDetails: [
      {
        invoiceLineItemType: 'billing_line_items',
        billingProvider: 'one_time',
        links: { self: link(lines) },
        attributes: attributes('InvoiceDetail'),
      },
    ],
    documentType: 'invoice',
    invoiceType: one.invoiceType,
    state: 'unpaid',
    links: self(uri),
    attributes: attributes('Invoice'),
  };
}

const ours = ({ world, partner }: Call) =>
  world.invoices.where('partner', partner.id).toSorted((a, b) => b.invoiceDate.localeCompare(a.invoiceDate));

/** The balance in one currency. */
function summary(currencyCode: string, invoices: Invoice[], at: string) {
  const sum = (field: 'totalCharges' | 'paidAmount') =>
    invoices.reduce((total, one) => total + amountOf(one[field]), 0n);
  const dates = invoices.map((one) => one.invoiceDate).toSorted();
  return {
    balanceAmount: Number(decimalOf(sum('totalCharges') - sum('paidAmount'))),
    currencyCode,
    currencySymbol: symbolOf(currencyCode),
    accountingDate: at,
    firstInvoiceCreationDate: dates[0],
    lastPaymentAmount: 0,
    latestInvoiceDate: dates.at(-1),
    details: [],
    links: self('/invoices/summary'),
    attributes: attributes('InvoiceSummary'),
  };
}

function summaries(call: Call) {
  const groups = [...Map.groupBy(ours(call), (one) => one.currencyCode)];
  return groups.map(([currency, invoices]) => summary(currency, invoices, call.at));
}

export const invoiceOperations: Operation[] = [
  {
    method: 'GET',
    path: '/invoices',
    auth: 'any',
    source: `${docs}/get-a-collection-of-invoices`,
    models: '`size`, `offset`, and `filter` by InvoiceDate',
    handle(call) {
      const all = ours(call).filter(filterOf(call.query['filter']));
      const offset = Number(call.query['offset'] ?? 0) || 0;
      const size = Number(call.query['size'] ?? 0) || all.length;
      return ok(
        collection(all.slice(offset, offset + size).map(invoiceResource), call.url.replace(/^\/v1/, '')),
      );
    },
  },
  {
    method: 'GET',
    path: '/invoices/summary',
    auth: 'any',
    source: `${docs}/get-the-reseller-s-current-account-balance`,
    models: 'balance of one currency',
    handle: (call) => ok(summaries(call)[0] ?? summary('USD', [], call.at)),
  },
  {
    method: 'GET',
    path: '/invoices/summaries',
    auth: 'user',
    source: `${docs}/get-invoice-summaries`,
    models: 'balance of every currency',
    handle: (call) => ok(collection(summaries(call))),
  },
  {
    method: 'GET',
    path: '/invoices/estimates/links',
    auth: 'any',
    source: `${docs}/get-invoice-estimate-links`,
    models: 'links to unbilled lines by currency',
    handle(call) {
      const currency = call.query['currencycode']?.toUpperCase();
      if (currency === undefined) throw refuse(400, 800002, 'currencycode is required.');
      const path = '/invoices/unbilled/lineitems?provider=onetime&invoicelineitemtype=billinglineitems';
      const items = ['current', 'previous'].map((period) => ({
        title: `${period} estimate`,
        description: `Charges of the ${period} period`,
        period,
        link: link(`${path}&currencycode=${currency}&period=${period}&size=2000`),
      }));
      return ok(collection(items));
    },
  },
  {
    method: 'GET',
    path: '/invoices/:invoiceId',
    auth: 'user',
    source: `${docs}/get-invoice-by-id`,
    models: '404 20001 for those of others',
    handle: (call) => ok(invoiceResource(invoiceOf(call))),
  },
];
