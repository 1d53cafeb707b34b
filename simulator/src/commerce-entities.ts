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

export interface Migration {
  id: string;
  tenantId: string;
  partnerTenantId: string;
  subscriptionId: string;
  catalogItemId: string;
  quantity: number;
  termDuration: string;
  billingCycle: string;
  purchaseFullTerm: boolean;
  customTermEndDate?: string;
  externalReferenceId?: string;
  /** Add-ons that move along. */
  addOnMigrations: { subscriptionId: string; catalogItemId: string; quantity: number }[];
  startedAt: string;
  completedAt?: string;
  status: 'Processing' | 'Completed';
  newSubscriptionId?: string;
  newOrderId?: string;
}

export interface MigrationSchedule {
  id: string;
  tenantId: string;
  partnerTenantId: string;
  subscriptionId: string;
  catalogItemId: string;
  wanted: {
    quantity: number;
    termDuration: string;
    billingCycle: string;
    purchaseFullTerm: boolean;
    customTermEndDate: string | undefined;
  };
  targetDate?: string;
  migrateOnRenewal: boolean;
  externalReferenceId?: string;
  status: 'Scheduled' | 'Completed' | 'Failed' | 'Cancelled';
  createdAt: string;
  modifiedAt: string;
  migrationId?: string;
  error?: { code: number; description: string };
}

export interface Invoice {
  id: string;
  partnerTenantId: string;
  invoiceDate: string;
  billingPeriodStartDate: string;
  billingPeriodEndDate: string;
  currencyCode: string;
  /** Decimal texts. */
  totalCharges: string;
  paidAmount: string;
  invoiceType: 'Recurring' | 'OneTime';
}

export interface InvoiceLine {
  id: string;
  invoiceId: string;
  customerId: string;
  orderId: string;
  subscriptionId: string;
  /** Catalogue item id. */
  offerId: string;
  chargeType: string;
  quantity: number;
  /** Decimal texts. */
  unitPrice: string;
  subtotal: string;
  chargeStartDate: string;
  chargeEndDate: string;
  currency: string;
  termAndBillingCycle: string;
  resellerMpnId?: string;
  promotionId?: string;
}

/** A file of an order: purchase order or tender. */
export interface Attachment {
  id: string;
  orderId: string;
  fileName: string;
  sizeInKB: number;
  attachmentType: 'POAttachment' | 'TenderAttachment';
  /** Base64. */
  content: string;
}

export interface Participant {
  key: string;
  value: string;
}

export interface Line {
  id: number;
  catalogItemId: string;
  friendlyName?: string;
  quantity: number;
  termDuration?: string;
  billingCycle: string;
  currencyCode?: string;
  orderGroup?: string;
  participants?: Participant[];
  provisioningContext?: Record<string, string>;
  attestationAccepted?: boolean;
  customTermEndDate?: string;
  promotionId?: string;
  pricing?: Pricing;
  renewsTo?: { termDuration: string };
  /** Legacy add-ons under their base. */
  addonItems?: Line[];
  error?: { errorCode: string; errorDescription: string; additionalInformation?: Record<string, number> };
}

export interface Cart {
  id: string;
  tenantId: string;
  partnerTenantId: string;
  createdAt: string;
  modifiedAt: string;
  expiresAt: string;
  modifiedBy: string;
  status: 'Active' | 'Ordered';
  partnerOnRecordAttestationAccepted?: boolean;
  lines: Line[];
  /** Order id by order group. */
  orders: Record<string, string>;
}

export interface OrderLine {
  lineItemNumber: number;
  offerId: string;
  friendlyName: string;
  quantity: number;
  termDuration?: string;
  billingCycle: string;
  subscriptionId?: string;
  partnerIdOnRecord?: string;
  additionalPartnerIdsOnRecord?: string[];
  customTermEndDate?: string;
  attestationAccepted?: boolean;
  provisioningContext?: Record<string, string>;
  /** Legacy add-on: the subscription below which it stands. */
  parentSubscriptionId?: string;
  promotionId?: string;
  pricing?: Pricing;
  renewsTo?: { termDuration: string };
  /** Perpetual software: the keys that may be used. */
  productKeys?: string[];
  /** Legacy add-on bought together with its base: the number of the base's line. */
  parentLine?: number;
  /** Absent = new. */
  transactionType?: 'Renew' | 'Convert';
}

export interface Order {
  id: string;
  tenantId: string;
  partnerTenantId: string;
  billingCycle: string;
  currencyCode: string;
  createdAt: string;
  status: 'pending' | 'completed' | 'cancelled' | 'pending_po_upload' | 'po_upload_complete';
  /** Absent = a purchase by the partner. */
  transactionType?: 'SystemPurchase';
  /** Legacy: number of its etag. */
  version?: number;
  partnerOnRecordAttestationAccepted?: boolean;
  lines: OrderLine[];
}

export interface Subscription {
  id: string;
  tenantId: string;
  partnerTenantId: string;
  orderId: string;
  offerId: string;
  offerName: string;
  friendlyName: string;
  kind: ProductKind;
  quantity: number;
  status: 'active' | 'suspended' | 'deleted' | 'expired' | 'disabled';
  isTrial: boolean;
  autoRenewEnabled: boolean;
  termDuration?: string;
  billingCycle: string;
  createdAt: string;
  startedAt: string;
  /** `YYYY-MM-DD`, inclusive. */
  commitmentEndDate: string;
  cancellationAllowedUntil: string;
  partnerId?: string;
  /** Whether Azure reservations may be bought for it. */
  registration?: { status: 'registering' | 'registered'; at: string };
  /** Marketplace: the customer has set it up at its publisher; billing begins. */
  activatedAt?: string;
  promotionId?: string;
  /** Legacy add-on: the subscription below which it stands. */
  parentSubscriptionId?: string;
  /** Legacy: who helps the customer. */
  supportContact?: { supportTenantId: string; supportMpnId: string; name: string };
  /** Legacy: its services are gone for good; it counts no longer against the offer's limit. */
  deprovisionedAt?: string;
  lots: Lot[];
  /** Legacy: number of its etag. */
  version?: number;
  /** Updates so far; too many are refused. */
  updateCount?: number;
  suspendedAt?: string;
  suspendedBy?: 'partner' | 'microsoft';
  suspensionReasons?: string[];
  /** False when the offer cannot be renewed. */
  autoRenewable?: boolean;
  /** What was given back, in order. */
  refunds?: GivenBack[];
  /** An update that Microsoft is still working on: what the subscription will be. */
  pending?: Omit<Subscription, 'pending'>;
  /** Subscriptions under an Azure plan. */
  azureEntitlements?: { id: string; friendlyName: string; status: 'active' | 'canceled' }[];
  scheduledNextTerm?: NextTerm;
  /** Billing cycle from the next charge on. */
  nextCharge?: NextTerm;
  scheduledActions?: ScheduledAction[];
  /** When the running term's renewal was done. */
  renewedAt?: string;
  /** Since when it runs on month by month after its term. */
  extendedSince?: string;
  /** When it was deleted, expired or disabled. */
  endedAt?: string;
  /** From when the pending billing cycle holds. */
  nextChargeAt?: string;
  /** First day of the running term; absent = the day of `startedAt`. */
  termStart?: string;
  /** The term is over and its renewal waits until then. */
  renewsAt?: string;
  /** Expired or disabled: when it becomes deleted. */
  dataKeptUntil?: string;
  /** Runs on month by month: term and billing to which it renews. */
  termBefore?: { termDuration: string; billingCycle: string };
  /** Runs on month by month: what a seat costs a month. */
  extendedPrice?: { unitPrice: string; currency: string; upliftPercent: number };
  /** Around a transfer between partners: last day that this partner pays, first day that it pays. */
  billedUntil?: string;
  billedFrom?: string;
}

/** What the next term will be; absent parts stay as they are. */
export interface NextTerm {
  offerId?: string;
  quantity?: number;
  termDuration?: string;
  billingCycle?: string;
  promotionId?: string;
  customTermEndDate?: string;
}

export interface ScheduledAction {
  scheduleType: 'TermEnd' | 'CustomDate';
  actionType: 'Cancel' | 'RenewToNewTerm' | 'RenewToExtendedServiceTerm' | 'Transition';
  effectiveDate?: string;
  instructions?: NextTerm;
}

/** Seats with their own refund window. */
export interface Lot {
  quantity: number;
  allowedUntil: string;
  addedAt?: string;
}

export interface GivenBack {
  at: string;
  quantity: number;
  refund: 'full' | 'prorated' | 'none';
  chargedDays: number;
}

/** Seats of a subscription that became another product. */
export interface Transition {
  /** Also the operation's id. */
  id: string;
  tenantId: string;
  partnerTenantId: string;
  fromSubscriptionId: string;
  fromCatalogItemId: string;
  toSubscriptionId: string;
  toCatalogItemId: string;
  quantity: number;
  termDuration?: string;
  billingCycle: string;
  transitionType: 'transition_only' | 'transition_with_license_transfer';
  promotionId?: string;
  startedAt: string;
  /** When licences have been moved too. */
  completedAt: string;
  licences: 'automatic' | 'manual';
}
