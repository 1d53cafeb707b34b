import type { Door } from '../call.ts';
import { amount, type Json, text, word } from '../fields.ts';
import { everyItem } from '../paging.ts';
import { at } from '../path.ts';
import { reader } from './resource.ts';

/**
 * A line of an invoice. Its fields differ by provider and type, and all that Microsoft sends are kept; amounts, which
 * come as numbers or as text, are numbers here.
 * @see https://learn.microsoft.com/partner-center/developer/invoice-resources
 */
export interface InvoiceLine extends Json {
  /** `billing_line_items` or `usage_line_items` */
  invoiceLineItemType?: string;
  billingProvider?: string;
  invoiceNumber?: string;
  customerId?: string;
  customerName?: string;
  /** PartnerID of the partner, and that of the reseller. */
  mpnId?: string;
  resellerMpnId?: string;
  tier2MpnId?: string;
  orderId?: string;
  productId?: string;
  skuId?: string;
  availabilityId?: string;
  productName?: string;
  skuName?: string;
  subscriptionId?: string;
  subscriptionDescription?: string;
  /** `new`, `renew`, `cancel`, `addQuantity`, `removeQuantity` … */
  chargeType?: string;
  chargeStartDate?: string;
  chargeEndDate?: string;
  termAndBillingCycle?: string;
  unitPrice?: number;
  effectiveUnitPrice?: number;
  quantity?: number;
  billableQuantity?: number;
  subtotal?: number;
  taxTotal?: number;
  totalForCustomer?: number;
  currency?: string;
  pricingCurrency?: string;
  promotionId?: string;
}

const amounts = [
  'amount',
  'billableQuantity',
  'billingPreTaxTotal',
  'consumedQuantity',
  'consumptionDiscount',
  'consumptionPrice',
  'effectiveUnitPrice',
  'includedQuantity',
  'listPrice',
  'overageQuantity',
  'pCToBCExchangeRate',
  'pcToBCExchangeRate',
  'postTaxEffectiveRate',
  'postTaxTotal',
  'pretaxCharges',
  'pretaxEffectiveRate',
  'pricingPreTaxTotal',
  'quantity',
  'rateOfCredit',
  'rateOfPartnerEarnedCredit',
  'subtotal',
  'tax',
  'taxAmount',
  'taxTotal',
  'totalForCustomer',
  'totalOtherDiscount',
  'unitPrice',
];

/** Microsoft leaves some amounts empty. */
const amountOrNothing = (value: unknown): number | undefined => (value === '' ? undefined : amount(value));

const lineResource = reader<InvoiceLine>([], {
  ...Object.fromEntries(amounts.map((name) => [name, amountOrNothing])),
  invoiceLineItemType: word,
  billingProvider: word,
  mpnId: text,
  resellerMpnId: text,
  tier2MpnId: text,
});

export type BillingProvider = 'office' | 'azure' | 'onetime' | 'marketplace' | 'all' | (string & {});
export type LineType = 'billinglineitems' | 'usagelineitems';

export interface LinesQuestion {
  /** New commerce is `onetime`. */
  provider: BillingProvider;
  type: LineType;
  /** ISO 4217; needed for usage. */
  currencyCode?: string;
  /** Lines a page; 2,000 by default and at most. */
  size?: number;
}

/**
 * The lines of an invoice, page by page. Frozen by Microsoft in April 2025; newer invoices are exported by Graph.
 * @see https://learn.microsoft.com/partner-center/developer/get-invoiceline-items
 * @see https://learn.microsoft.com/partner-center/developer/get-invoice-billed-consumption-lineitems
 */
export function invoiceLines(
  door: Door,
  invoiceId: string,
  { provider, type, currencyCode, size = 2_000 }: LinesQuestion,
): AsyncGenerator<InvoiceLine, void, undefined> {
  return everyItem(door, {
    path: at`/v1/invoices/${invoiceId}/lineitems`,
    query: { provider, invoicelineitemtype: type, currencycode: currencyCode, size },
    as: 'app',
    read: lineResource,
  });
}

/**
 * Lines that no invoice has yet.
 * @see https://learn.microsoft.com/partner-center/developer/get-invoice-unbilled-recon-lineitems
 */
export function unbilledLines(
  door: Door,
  question: LinesQuestion & { currencyCode: string; period: 'current' | 'previous' },
): AsyncGenerator<InvoiceLine, void, undefined> {
  const { provider, type, currencyCode, period, size = 2_000 } = question;
  return everyItem(door, {
    path: '/v1/invoices/unbilled/lineitems',
    query: { provider, invoicelineitemtype: type, currencycode: currencyCode, period, size },
    as: 'app',
    read: lineResource,
  });
}

/**
 * The lines of an old invoice by Microsoft's legacy path.
 * @param provider `Office`, `Azure` or `OneTime`
 * @param type `BillingLineItems` or `UsageLineItems`
 * @see https://learn.microsoft.com/partner-center/developer/get-invoiceline-items
 */
export async function* legacyInvoiceLines(
  door: Door,
  invoiceId: string,
  provider: string,
  type: string,
  size = 200,
): AsyncGenerator<InvoiceLine, void, undefined> {
  for (let offset = 0; ; offset += size) {
    let read = 0;
    const page = everyItem(door, {
      path: at`/v1/invoices/${invoiceId}/lineitems/${provider}/${type}`,
      query: { size, offset },
      as: 'app',
      read: lineResource,
    });
    for await (const line of page) {
      read += 1;
      yield line;
    }
    if (read !== size) return;
  }
}
