import { z } from 'zod';
import { optional } from './fields.ts';
import { Id, Instant, Money, PageQuery } from './page.ts';

/** What disagrees: a customer's tenant as a whole, a subscription, or a person of a tenant. */
export const DifferenceObject = z.enum(['customer', 'subscription', 'user']);
export type DifferenceObject = z.infer<typeof DifferenceObject>;

/** In what it disagrees. `missing-here` and `missing-there`: one side has no such object at all. */
export const DifferenceField = z.enum([
  'missing-here',
  'missing-there',
  'moved',
  'binding',
  'agreement',
  'seats',
  'status',
  'product',
  'term',
  'billing-cycle',
  'auto-renew',
  'scheduled-change',
  'ends-on',
  'name',
  'price',
  'mpn',
  'sign-in-name',
  'display-name',
  'details',
  'enabled',
  'licences',
]);
export type DifferenceField = z.infer<typeof DifferenceField>;

/**
 * `take`: what Microsoft says becomes our record. `push`: our record becomes Microsoft's. `accept`: it may stay for
 * some days. `ask`: an open question.
 */
export const Decision = z.enum(['take', 'push', 'accept', 'ask']);
export type Decision = z.infer<typeof Decision>;
export const DifferenceState = z.enum(['open', 'decided', 'accepted', 'closed']);
export type DifferenceState = z.infer<typeof DifferenceState>;

/** Who changed it at Microsoft, by its audit record. */
export const Cause = z.object({ at: Instant, by: z.string().nullable(), operation: z.string() });

export const DifferenceRow = z.object({
  id: Id,
  number: z.int(),
  objectKind: DifferenceObject,
  field: DifferenceField,
  /** What it is about: a subscription's name, a tenant's domain, a sign-in name. */
  name: z.string(),
  microsoftId: z.string(),
  subscriptionId: Id.nullable(),
  customerId: Id.nullable(),
  customerName: z.string().nullable(),
  resellerName: z.string(),
  settingsSetId: Id.nullable(),
  tenantName: z.string().nullable(),
  ours: z.unknown(),
  theirs: z.unknown(),
  since: Instant,
  cause: Cause.nullable(),
  /** What the disagreement is worth in one billing cycle, at our price; `null` where nobody knows. */
  money: Money.nullable(),
  state: DifferenceState,
  decision: Decision.nullable(),
  acceptedUntil: Instant.nullable(),
});
export type DifferenceRow = z.infer<typeof DifferenceRow>;

/** One step of a difference's life. */
export const DifferenceStep = z.object({ at: Instant, text: z.string(), by: z.string().nullable() });
export type DifferenceStep = z.infer<typeof DifferenceStep>;

export const Difference = DifferenceRow.extend({
  tenantId: Id,
  resellerId: Id,
  settingsSetName: z.string().nullable(),
  seenAt: Instant,
  decidedAt: Instant.nullable(),
  /** The member, or the policy, that decided. */
  decidedBy: z.string().nullable(),
  policyId: Id.nullable(),
  note: z.string().nullable(),
  closedAt: Instant.nullable(),
  /** From its beginning; earlier disagreements of the same field of the same object come first. */
  history: z.array(DifferenceStep),
});
export type Difference = z.infer<typeof Difference>;

/** What a list, a grouping, a bulk decision and a plan can be narrowed to. */
export const DifferenceFilter = z.object({
  q: z.string().trim().max(200).optional(),
  objectKind: DifferenceObject.optional(),
  field: DifferenceField.optional(),
  /** Left out: whatever is not closed. */
  state: DifferenceState.optional(),
  decision: Decision.optional(),
  customerId: Id.optional(),
  /** This reseller and all below it. */
  resellerId: Id.optional(),
  settingsSetId: Id.optional(),
  partnerAccountId: Id.optional(),
  /** At least this old: the difference was seen first before this instant. */
  before: Instant.optional(),
});
export type DifferenceFilter = z.infer<typeof DifferenceFilter>;

export const DifferenceQuery = PageQuery.extend(DifferenceFilter.shape);

export const DifferenceGroupQuery = DifferenceFilter.extend({
  by: z.enum(['field', 'object-kind', 'reseller', 'customer', 'settings-set', 'state']),
});
const Counted = z.object({
  count: z.int(),
  /** One amount for each currency: they are never added to each other. */
  money: z.array(Money),
});
export const DifferenceGroups = z.object({
  /** The greatest first, at most 200. */
  items: z.array(Counted.extend({ key: z.string(), name: z.string() })),
  total: Counted,
});
export type DifferenceGroups = z.infer<typeof DifferenceGroups>;

export const DifferenceHistoryQuery = z.object({
  days: z.coerce.number().int().min(1).max(400).default(30),
});
/** What was open at the end of each day, the running one last. */
export const DifferenceHistory = z.object({ items: z.array(Counted.extend({ day: z.iso.date() })) });
export type DifferenceHistory = z.infer<typeof DifferenceHistory>;

const Ids = z.array(Id).min(1, 'required').max(1000, 'too-many');
const Note = z.string().trim().max(500, 'too-long').optional();

/**
 * Decides named differences, or all that a filter finds. With a filter and without `count` nothing is decided: the
 * answer says how many it would be, and that number is what `count` has to name then.
 */
export const DecisionInput = z
  .object({
    ids: Ids.optional(),
    filter: DifferenceFilter.optional(),
    count: z.int().min(0).optional(),
    /** `null` takes a decision back. */
    decision: Decision.nullable(),
    /** For `accept`: so long it may stay. */
    days: z.coerce.number('number').int('whole-number').min(1, 'positive').max(365, 'too-large').optional(),
    note: Note,
  })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), {
    path: ['ids'],
    message: 'ids-or-filter',
  })
  .refine(({ decision, days }) => decision !== 'accept' || days !== undefined, {
    path: ['days'],
    message: 'required',
  });
export type DecisionInput = z.infer<typeof DecisionInput>;
export const DecisionAnswer = Counted.extend({ decided: z.int() });
export type DecisionAnswer = z.infer<typeof DecisionAnswer>;

/** Decides by itself what is found anew. What is left out fits anything. */
export const PolicyInput = z
  .object({
    name: z.string('required').trim().min(1, 'required').max(100, 'too-long'),
    /** For differences of this reseller and all below it; default: the caller's own. */
    resellerId: optional(Id),
    settingsSetId: optional(Id.nullable()),
    objectKind: optional(DifferenceObject.nullable()),
    field: optional(DifferenceField.nullable()),
    decision: Decision,
    acceptDays: optional(
      z.coerce.number('number').int('whole-number').min(1, 'positive').max(365, 'too-large').nullable(),
    ),
    /** The first that fits decides, and those of the nearest reseller come first. Default: the last. */
    position: optional(
      z.coerce.number('number').int('whole-number').min(1, 'positive').max(1000, 'too-large'),
    ),
  })
  .refine(({ decision, acceptDays }) => decision !== 'accept' || Boolean(acceptDays), {
    path: ['acceptDays'],
    message: 'required',
  });
export type PolicyInput = z.infer<typeof PolicyInput>;

export const Policy = z.object({
  id: Id,
  number: z.int(),
  version: z.int(),
  name: z.string(),
  resellerId: Id,
  resellerName: z.string(),
  settingsSetId: Id.nullable(),
  settingsSetName: z.string().nullable(),
  objectKind: DifferenceObject.nullable(),
  field: DifferenceField.nullable(),
  decision: Decision,
  acceptDays: z.int().nullable(),
  position: z.int(),
  active: z.boolean(),
  /** Who switched it on: what it takes is taken in this name. */
  activatedBy: z.string().nullable(),
  updatedAt: Instant,
});
export type Policy = z.infer<typeof Policy>;

/** What a policy would decide today of what nobody has decided, when it were active. */
export const PolicyTrial = Counted.extend({
  fields: z.array(Counted.extend({ objectKind: DifferenceObject, field: DifferenceField })),
  sample: z.array(DifferenceRow),
});
export type PolicyTrial = z.infer<typeof PolicyTrial>;
