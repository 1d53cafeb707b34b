import { z } from 'zod';
import { Id, Instant, Money, PageQuery } from './page.ts';
import { ScheduledChange } from './scheduled-change.ts';

export const SubscriptionState = z.enum(['active', 'suspended', 'expired', 'disabled', 'deleted', 'pending']);

export const Activation = z.object({
  tenantId: z.string(),
  tenantName: z.string(),
  adminEmail: z.string().nullable(),
  /** `sealed`: can be shown once; `shown`: it was; `lost`: set a new one; `none`: the tenant existed before. */
  password: z.enum(['sealed', 'shown', 'lost', 'none']),
  agreementLink: z.string().nullable(),
  agreementAcceptedAt: Instant.nullable(),
  portalLink: z.string(),
});
export type Activation = z.infer<typeof Activation>;

export const Subscription = z.object({
  id: Id,
  number: z.int(),
  /** What the next verb names in `If-Match`. */
  version: z.int(),
  name: z.string(),
  state: SubscriptionState,
  customerId: Id,
  customerName: z.string(),
  resellerName: z.string(),
  /** `null`: it came by import or transfer, and nobody said yet as which plan it is sold. */
  planId: Id.nullable(),
  planName: z.string().nullable(),
  /** `null`: it was not ordered here. */
  orderId: Id.nullable(),
  orderNumber: z.int().nullable(),
  seats: z.int(),
  /** A seat's price of one billing cycle; `null` without a plan. */
  price: Money.nullable(),
  termDuration: z.string(),
  billingCycle: z.string(),
  autoRenew: z.boolean(),
  /** What happens at the end of the term, where that is not simply the same again; for the operator's side only. */
  scheduledChange: ScheduledChange.nullable(),
  startsOn: z.string(),
  endsOn: z.string(),
  microsoftId: z.string(),
  resellerMpnId: z.string().nullable(),
  /** It moves to another partner: nothing else can be changed meanwhile. */
  transfer: z.object({ id: Id, number: z.int(), otherPartner: z.string().nullable() }).nullable(),
  /** When Microsoft said so last. */
  asOf: Instant,
  activation: Activation,
  /** The resource as Microsoft sent it; for the operator's side only. */
  mirror: z.record(z.string(), z.unknown()).nullable(),
  createdAt: Instant,
});
export type Subscription = z.infer<typeof Subscription>;

export const SubscriptionRow = Subscription.pick({
  id: true,
  number: true,
  name: true,
  state: true,
  customerId: true,
  customerName: true,
  planName: true,
  seats: true,
  termDuration: true,
  endsOn: true,
  autoRenew: true,
  asOf: true,
}).extend({ tenantName: z.string() });
export type SubscriptionRow = z.infer<typeof SubscriptionRow>;
export const SubscriptionQuery = PageQuery.extend({
  state: SubscriptionState.optional(),
  customerId: Id.optional(),
});
export const RevealedPassword = z.object({ userName: z.string(), password: z.string() });
export type RevealedPassword = z.infer<typeof RevealedPassword>;
