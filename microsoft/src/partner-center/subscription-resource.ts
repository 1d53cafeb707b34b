import { amount, count, flag, type Json, text, word } from '../fields.ts';
import { each, reader } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/subscription-resources */
export interface Subscription extends Json {
  id: string;
  /** `product:sku:availability`, or a GUID on a legacy subscription. */
  offerId: string;
  offerName?: string;
  friendlyName?: string;
  entitlementId?: string;
  /** Absent on a legacy subscription. */
  productType?: Json & { id: string; displayName?: string };
  quantity: number;
  /** `Licenses`, `Usage-based`, `none` */
  unitType?: string;
  parentSubscriptionId?: string;
  migratedFromSubscriptionId?: string;
  hasPurchasableAddons?: boolean;
  creationDate: string;
  effectiveStartDate: string;
  /** The whole day belongs to the term. */
  commitmentEndDate: string;
  commitmentEndDateTime?: string;
  customTermEndDate?: string;
  cancellationAllowedUntilDate?: string;
  billingCycleEndDate?: string;
  billingCycleEndDateTime?: string;
  /** `none`, `active`, `suspended`, `deleted`, `expired`, `pending`, `disabled` */
  status: string;
  autoRenewEnabled: boolean;
  isTrial?: boolean;
  billingType?: string;
  /** `monthly`, `annual`, `triennial`, `none`, `one_time` … */
  billingCycle?: string;
  termDuration?: string;
  renewalTermDuration?: string;
  /** PartnerID of the reseller on record. */
  partnerId?: string;
  promotionId?: string;
  consumptionType?: string;
  contractType?: string;
  actions?: string[];
  suspensionReasons?: string[];
  refundOptions?: { type: string; expiresAt?: string | null }[];
  refundableQuantity?: {
    totalQuantity: number;
    details: { quantity: number; allowedUntilDateTime: string }[];
  } | null;
  scheduledNextTermInstructions?: NextTermInstructions | null;
  nextChargeInstructions?: NextTermInstructions | null;
  scheduledActions?: ScheduledAction[] | null;
  orderId?: string;
  attributes?: Json & { etag?: string };
}

/** @see https://learn.microsoft.com/partner-center/developer/create-scheduled-changes */
export interface NextTermInstructions extends Json {
  product?: ProductTerm;
  quantity?: number;
  customTermEndDate?: string;
}

export interface ProductTerm extends Json {
  productId: string;
  skuId: string;
  /** Re-issued often: read it right before it is sent. */
  availabilityId?: string;
  billingCycle?: string;
  termDuration?: string;
  promotionId?: string;
}

/** What happens at the end of the term, or on a day, since November 2025. */
export interface ScheduledAction extends Json {
  /** `TermEnd` or `CustomDate`. Some answers call the field `scheduledType`. */
  scheduleType?: string;
  /** `Cancel`, `RenewToNewTerm`, `RenewToExtendedServiceTerm`, `Transition` */
  actionType: string;
  effectiveDate?: string;
  instructions?: NextTermInstructions;
}

const productTerm = reader<ProductTerm>(['productId', 'skuId'], { billingCycle: word });

export const nextTermInstructions = reader<NextTermInstructions>([], {
  product: productTerm,
  quantity: count,
});

const scheduledAction = reader<ScheduledAction>(['actionType'], { instructions: nextTermInstructions });

/** @throws Malformed when it cannot be a subscription */
export const subscriptionResource = reader<Subscription>(
  ['id', 'offerId', 'creationDate', 'effectiveStartDate', 'commitmentEndDate'],
  {
    quantity: count,
    status: word,
    autoRenewEnabled: flag,
    isTrial: flag,
    billingType: word,
    billingCycle: word,
    partnerId: text,
    refundableQuantity: reader([], {
      totalQuantity: amount,
      details: each(reader([], { quantity: amount })),
    }),
    scheduledNextTermInstructions: nextTermInstructions,
    nextChargeInstructions: nextTermInstructions,
    scheduledActions: each(scheduledAction),
  },
);
