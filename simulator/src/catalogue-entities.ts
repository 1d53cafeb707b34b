export interface Sku {
  id: string;
  title: string;
  description: string;
  minimumQuantity: number;
  maximumQuantity: number;
  isTrial: boolean;
  /** `price`: by currency, per seat and billing period of that term and cycle. */
  terms: { duration: string; billingCycle: string; price: Record<string, string> }[];
  segments: string[];
  isAddon: boolean;
  /** `product:sku`; one of them must be owned. */
  prerequisiteSkus: string[];
  provisioningId?: string;
  attestationType?: string;
  /** Countries where it is sold; absent = everywhere. */
  countries?: string[];
  /** Least seats of an add-on, in per cent of all seats of its compatible base products. */
  minimumBaseShare?: number;
  /** `product:sku` of what it may be upgraded to; absent = by the well-known paths of products of these names. */
  upgradesTo?: string[];
  /** An order of it waits for the customer's purchase order. */
  needsPurchaseOrder?: boolean;
  /** Marketplace: usage is metered and billed through an Azure plan. */
  metered?: boolean;
}

/** `azure-application` stands for usage-based marketplace offers, `legacy` for offers of before new commerce. */
export type ProductKind =
  | 'nce'
  | 'software'
  | 'perpetual'
  | 'marketplace'
  | 'azure-plan'
  | 'azure-reservation'
  | 'azure-savings-plan'
  | 'azure-application'
  | 'legacy';

export interface Product {
  id: string;
  title: string;
  description: string;
  kind: ProductKind;
  skus: Sku[];
}

/** Before tax, per seat and billing period; `extendedPrice` = all seats over the whole term. */
export interface Pricing {
  listPrice: number;
  discountedPrice: number;
  proratedPrice: number;
  price: number;
  extendedPrice: number;
}

/** An offer of before new commerce. */
export interface LegacyOffer {
  /** GUID, upper case. */
  id: string;
  name: string;
  description: string;
  category: string;
  minimumQuantity: number;
  maximumQuantity: number;
  isAddOn: boolean;
  prerequisiteOffers: string[];
  isTrial: boolean;
  billing: 'license' | 'usage';
  supportedBillingCycles: string[];
  segment: string;
  /** `product:sku` of the same thing in new commerce. */
  twin?: string;
  /** How often a tenant may own it. */
  limit?: { unit: 'Concurrent' | 'LifeTime'; count: number };
  conversionTargetOffers: string[];
  /** What a subscription of it may be upgraded to. */
  upgradeTargetOffers?: string[];
  provisioningId?: string;
  price: Record<string, string>;
  countries?: string[];
}

export interface Promotion {
  id: string;
  name: string;
  description: string;
  startDate: string;
  endDate: string;
  isAutoApplicable: boolean;
  segment: string;
  countries?: string[];
  /** Product, term and what they cost less, in per cent. Without billing cycle: any. */
  requiredProducts: {
    productId: string;
    skuId: string;
    termDuration: string;
    billingCycle?: string;
    percent: number;
  }[];
  minimumSeats?: number;
  maximumSeats?: number;
}
