import type { ProductKind } from './catalogue-entities.ts';

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
