import { z } from 'zod';
import { DifferenceField, DifferenceFilter, DifferenceObject } from './differences.ts';
import { Currency } from './fields.ts';
import { Id, Instant, Money, PageQuery } from './page.ts';

const minutes = z.coerce
  .number('number')
  .int('whole-number')
  .min(5, 'below-minimum')
  .max(525_600, 'too-large');
const most = z.coerce.number('number').int('whole-number').min(0, 'positive').max(10_000_000, 'too-large');

/** How old what is shown of a set may be, and how much one run may change before a second person has to say yes. */
export const SyncLimitsInput = z.object({
  customersMinutes: minutes,
  subscriptionsMinutes: minutes,
  usersMinutes: minutes,
  /** Between two full pulls. */
  sweepMinutes: minutes,
  /** Seats that a run adds or takes away, together. */
  seats: most,
  /** Money of one billing cycle that a run moves, in this currency. */
  amount: z
    .string('required')
    .trim()
    .regex(/^\d{1,10}(\.\d{1,2})?$/, 'money'),
  currency: Currency,
  /** Customers for whom a run changes something at Microsoft, seats or money. */
  customers: most,
  /** Share of failed lines, in per cent, at which a run pauses by itself. */
  errorPercent: z.coerce.number('number').int('whole-number').min(1, 'positive').max(100, 'too-large'),
});
export type SyncLimitsInput = z.infer<typeof SyncLimitsInput>;
export const SyncLimits = SyncLimitsInput.extend({
  version: z.int(),
  settingsSetId: Id,
  /** The kill switch: while it is set, no run writes to Microsoft. */
  stopped: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
  updatedAt: Instant,
});
export type SyncLimits = z.infer<typeof SyncLimits>;
export const StopInput = z.object({
  reason: z.string('required').trim().min(1, 'required').max(500, 'too-long'),
});

/** Differences to close, named, by filter or by an earlier plan; each has to be decided `take` or `push`. */
export const ReconciliationInput = z
  .object({
    settingsSetId: Id,
    differenceIds: z.array(Id).min(1, 'required').max(2000, 'too-many').optional(),
    filter: DifferenceFilter.omit({ settingsSetId: true, state: true }).optional(),
    /** What an earlier plan left open and is decided still. */
    againOf: Id.optional(),
  })
  .refine(
    ({ differenceIds, filter, againOf }) => [differenceIds, filter, againOf].filter(Boolean).length < 2,
    {
      path: ['differenceIds'],
      message: 'ids-or-filter',
    },
  );
export type ReconciliationInput = z.infer<typeof ReconciliationInput>;

/** What comes of a line, said before it is done. */
export const Consequence = z.object({
  text: z.string(),
  /** Seats more or fewer: at Microsoft for `push`, on our record for `take`. */
  seats: z.int(),
  /** More or less for the customer in one billing cycle. */
  money: Money.nullable(),
  /** Microsoft, or Concord, will say no: why, and what helps. */
  refusal: z.object({ code: z.string(), text: z.string(), next: z.string() }).nullable(),
  /** What Microsoft deletes with the change, and whether it is put back. */
  dropped: z.string().nullable(),
});
export type Consequence = z.infer<typeof Consequence>;

export const ReconciliationLine = z.object({
  id: Id,
  position: z.int(),
  differenceId: Id,
  differenceNumber: z.int(),
  objectKind: DifferenceObject,
  field: DifferenceField,
  decision: z.enum(['take', 'push']),
  name: z.string(),
  subscriptionId: Id.nullable(),
  customerId: Id.nullable(),
  customerName: z.string().nullable(),
  ours: z.unknown(),
  theirs: z.unknown(),
  consequence: Consequence,
  state: z.enum(['waiting', 'running', 'done', 'refused', 'failed', 'skipped']),
  reason: z.string().nullable(),
  code: z.string().nullable(),
  attempts: z.int(),
  settledAt: Instant.nullable(),
});
export type ReconciliationLine = z.infer<typeof ReconciliationLine>;

/**
 * `approving`: above the limits, a second person has to say yes. `stale`: the world moved since; plan again.
 * `paused`: it stopped by itself and can be applied on.
 */
export const ReconciliationState = z.enum([
  'planned',
  'approving',
  'running',
  'paused',
  'done',
  'stale',
  'dropped',
]);
export type ReconciliationState = z.infer<typeof ReconciliationState>;

const Exceeded = z.object({
  what: z.enum(['seats', 'amount', 'customers', 'currency']),
  is: z.string(),
  limit: z.string(),
});
const lineCounts = z.object({
  waiting: z.int(),
  done: z.int(),
  refused: z.int(),
  failed: z.int(),
  skipped: z.int(),
});

export const Reconciliation = z.object({
  id: Id,
  number: z.int(),
  version: z.int(),
  state: ReconciliationState,
  settingsSetId: Id,
  settingsSetName: z.string(),
  take: z.int(),
  push: z.int(),
  lines: lineCounts,
  /** Lines whose refusal is predicted. */
  predictedRefusals: z.int(),
  seats: z.int(),
  customers: z.int(),
  /** Money that moves in one billing cycle, up and down alike, for each currency. */
  money: z.array(Money),
  overLimits: z.array(Exceeded),
  plannedBy: z.string(),
  plannedById: Id,
  plannedAt: Instant,
  /** The policy whose decisions these are. */
  policyName: z.string().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
  startedBy: z.string().nullable(),
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  /** Why it paused, or is stale. */
  reason: z.string().nullable(),
  /** Differences of its lines that a fresh reading at the end still found; `null` before that. */
  left: z.int().nullable(),
});
export type Reconciliation = z.infer<typeof Reconciliation>;

export const ReconciliationQuery = PageQuery.extend({
  state: ReconciliationState.optional(),
  settingsSetId: Id.optional(),
});
export const LineQuery = PageQuery.extend({
  /** Why a line was skipped, e.g. `stale`: what it was planned on is otherwise by now. */
  code: z.string().max(60).optional(),
  state: ReconciliationLine.shape.state.optional(),
});
