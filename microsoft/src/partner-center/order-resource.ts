import { amount, count, flag, type Json, list, text, texts, word } from '../fields.ts';
import { type Pricing, pricing } from './cart-resource.ts';
import { each, reader } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/order-resources */
export interface Order extends Json {
  id: string;
  alternateId?: string;
  referenceCustomerId?: string;
  billingCycle?: string;
  currencyCode?: string;
  currencySymbol?: string;
  lineItems: OrderLineItem[];
  creationDate?: string;
  /** `pending`, `completed`, `cancelled`, `pending_review`, `pending_po_upload`, `partial_success`, `error` … */
  status?: string;
  /** `UserPurchase`, `SystemPurchase`, `SystemBilling` */
  transactionType?: string;
  /** Only when asked for. */
  totalPrice?: number;
  partnerOnRecordAttestationAccepted?: boolean;
  attributes?: Json & { etag?: string };
}

/** What a line is asked for with. */
export interface NewOrderLineItem extends Json {
  lineItemNumber: number;
  /** Catalogue item, or the GUID of a legacy offer. */
  offerId: string;
  quantity: number;
  friendlyName?: string;
  termDuration?: string;
  /** The base of a legacy add-on. */
  parentSubscriptionId?: string;
  /** PartnerID of the reseller on record. */
  partnerIdOnRecord?: string;
  /** Only in the European Union and EFTA. */
  additionalPartnerIdsOnRecord?: string[];
  promotionId?: string;
  customTermEndDate?: string;
  provisioningContext?: Record<string, string>;
  renewsTo?: { termDuration: string };
  attestationAccepted?: boolean;
}

export interface OrderLineItem extends NewOrderLineItem {
  /** Missing until Microsoft has provisioned the line. */
  subscriptionId?: string;
  /** `New`, `Renew`, `AddQuantity`, `RemoveQuantity`, `Cancel`, `Convert`, `CustomerCredit` */
  transactionType?: string;
  pricing?: Pricing;
}

const lineItem = reader<OrderLineItem>(['offerId'], {
  lineItemNumber: count,
  quantity: count,
  partnerIdOnRecord: text,
  additionalPartnerIdsOnRecord: texts,
  attestationAccepted: flag,
  pricing,
});

const fields = reader<Order>(['id'], {
  billingCycle: word,
  lineItems: each(lineItem),
  status: word,
  totalPrice: amount,
  partnerOnRecordAttestationAccepted: flag,
});

/** @throws Malformed when it cannot be an order */
export function orderResource(value: unknown): Order {
  const read = fields(value);
  return { ...read, lineItems: list(read.lineItems) as OrderLineItem[] };
}
