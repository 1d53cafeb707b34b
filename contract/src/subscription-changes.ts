import { z } from 'zod';
import { Day } from './fields.ts';
import { Instant, Money } from './page.ts';
import { AtTermEnd, ScheduledChange } from './scheduled-change.ts';
import { Subscription, SubscriptionState } from './subscriptions.ts';

/** What can be done with a subscription. */
export const ChangeVerb = z.enum([
  'seats',
  'suspend',
  'resume',
  'cancel',
  'auto-renew',
  'scheduled-change',
  'drop-scheduled-change',
]);
export type ChangeVerb = z.infer<typeof ChangeVerb>;

const Seats = z.coerce.number('number').int('whole-number').min(1, 'positive').max(1_000_000, 'too-large');

export const SeatsInput = z.object({ seats: Seats });
export const AutoRenewInput = z.object({ on: z.boolean() });
/** Seats, term and billing belong to `renew`; what is left out stays as it is. */
export const ScheduledChangeInput = z.object({
  atTermEnd: AtTermEnd,
  quantity: Seats.optional(),
  termDuration: z.enum(['P1M', 'P1Y', 'P3Y']).optional(),
  billingCycle: z.enum(['monthly', 'annual', 'triennial']).optional(),
  customTermEndDate: Day.optional(),
});
export type ScheduledChangeInput = z.infer<typeof ScheduledChangeInput>;

/** A verb with what it is asked for; what is left out stays as it is. */
export const PreviewQuery = z.object({
  verb: ChangeVerb,
  seats: Seats.optional(),
  on: z.enum(['true', 'false']).optional(),
  ...ScheduledChangeInput.partial().shape,
});

/** How a subscription stands, as far as a verb can change it. */
export const Standing = z.object({
  seats: z.int(),
  state: SubscriptionState,
  autoRenew: z.boolean(),
  endsOn: z.string(),
  scheduledChange: ScheduledChange.nullable(),
});
export type Standing = z.infer<typeof Standing>;

/** What a verb would do now, by Microsoft's rules and a fresh read; nothing is changed. */
export const ChangePreview = z.object({
  verb: ChangeVerb,
  allowed: z.boolean(),
  /** Why not, and what helps. */
  refusal: z.object({ code: z.string(), text: z.string(), next: z.string() }).nullable(),
  before: Standing,
  after: Standing.nullable(),
  /** Amounts at our price; `null` where it is not paid in periods. */
  money: z
    .object({
      billingCycle: z.string(),
      before: Money,
      after: Money,
      /** Share of the running period that comes back. Rounding is not published: about so much. [U] */
      refund: Money.nullable(),
      /** Share of the running period for what is added. Rounding is not published: about so much. [U] */
      charge: Money.nullable(),
    })
    .nullable(),
  windows: z.object({
    cancelUntil: Instant.nullable(),
    /** Seats that can be given back, and until when. */
    seats: z.array(z.object({ quantity: z.int(), until: Instant })),
  }),
  /** A scheduled change that Microsoft deletes with this verb. */
  dropped: z
    .object({ change: ScheduledChange, putBack: z.enum(['at-once', 'when-resumed', 'never']) })
    .nullable(),
  /** What is set again after the verb: auto-renew, and what was scheduled. */
  putBack: z.object({ autoRenew: z.boolean(), scheduledChange: ScheduledChange.nullable() }).nullable(),
  /** Microsoft says something else than what we showed last; a change has to be asked for again. */
  changedMeanwhile: z.boolean(),
  asOf: Instant,
});
export type ChangePreview = z.infer<typeof ChangePreview>;

/** What came of a verb. `pending`: Microsoft works on it, or its answer was lost; it is carried to its end. */
export const SubscriptionChange = z.object({
  id: z.uuid(),
  verb: ChangeVerb,
  state: z.enum(['pending', 'done', 'refused']),
  reason: z.string().nullable(),
  next: z.string().nullable(),
  version: z.int(),
  subscription: Subscription,
});
export type SubscriptionChange = z.infer<typeof SubscriptionChange>;
