import { amount, count, flag, type Json, text, word } from '../fields.ts';
import { each, reader } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/cart-resources */
export interface Cart extends Json {
  id: string;
  creationTimestamp?: string;
  lastModifiedTimestamp?: string;
  /** Seven days after the creation. */
  expirationTimestamp?: string;
  lastModifiedUser?: string;
  /** `Active` or `Ordered` */
  status?: string;
  lineItems: CartLineItem[];
  partnerOnRecordAttestationAccepted?: boolean;
}

/** What a line is asked for with. */
export interface NewCartLineItem extends Json {
  /** Unique within the cart; without one the position counts. */
  id?: number;
  catalogItemId: string;
  quantity: number;
  /** `monthly`, `annual`, `triennial`, `one_time`, `none` */
  billingCycle: string;
  /** `P1M`, `P1Y`, `P3Y` */
  termDuration?: string;
  friendlyName?: string;
  currencyCode?: string;
  promotionId?: string;
  participants?: Participant[];
  provisioningContext?: Record<string, string>;
  /** Legacy add-ons bought together with their base offer. */
  addonItems?: NewCartLineItem[];
  renewsTo?: { termDuration: string };
  /** Needed where the SKU's `attestationProperties.enforceAttestation` says so. */
  attestationAccepted?: boolean;
  /** One of `customTermEndDates`. */
  customTermEndDate?: string;
}

export interface CartLineItem extends NewCartLineItem {
  addonItems?: CartLineItem[];
  /** Lines of one group become one order. */
  orderGroup?: string;
  pricing?: Pricing;
  /** The cart exists all the same; this line cannot be ordered. */
  error?: CartError;
}

export interface Participant {
  key: 'transaction_reseller' | 'additional_transaction_reseller' | 'consumption_reseller' | (string & {});
  /** PartnerID. */
  value: string;
}

/** Before tax, in the cart's currency. `extendedPrice` is for the whole term. */
export interface Pricing extends Json {
  listPrice?: number;
  discountedPrice?: number;
  proratedPrice?: number;
  price?: number;
  extendedPrice?: number;
}

export interface CartError extends Json {
  /** A number as text, or its name: `10002` and `QuotaNotAvailable` are the same. */
  errorCode: string;
  errorDescription?: string;
  additionalInformation?: Json;
}

export const pricing = reader<Pricing>([], {
  listPrice: amount,
  discountedPrice: amount,
  proratedPrice: amount,
  price: amount,
  extendedPrice: amount,
});

const lineItem: (value: unknown) => CartLineItem = reader<CartLineItem>(['catalogItemId'], {
  id: count,
  quantity: count,
  billingCycle: word,
  pricing,
  attestationAccepted: flag,
  participants: each(reader<Json>([], { key: word, value: text })),
  addonItems: (value) => each(lineItem)(value),
  error: reader<CartError>([], { errorCode: text }),
});

const fields = reader<Cart>(['id'], {
  lineItems: each(lineItem),
  partnerOnRecordAttestationAccepted: flag,
});

/** @throws Malformed when it cannot be a cart */
export function cartResource(value: unknown): Cart {
  const read = fields(value);
  return { ...read, lineItems: read.lineItems ?? [] };
}
