import { z } from 'zod';
import { Id, Instant, PageQuery } from './page.ts';

/**
 * Why something could not be read from Microsoft, by who or what helps: `credential` a secret of the settings set,
 * `consent` an administrator of the partner, `gdap-missing` the customer's delegated rights, `quota` and
 * `microsoft-down` time, `guard` a person who says whether it is true, `our-bug` us.
 */
export const SyncCause = z.enum([
  'credential',
  'consent',
  'gdap-missing',
  'quota',
  'microsoft-down',
  'guard',
  'our-bug',
]);
export type SyncCause = z.infer<typeof SyncCause>;

/** What of a tenant is read apart from each other, so that a failure of one never hides another. */
export const ResourceKind = z.enum(['subscriptions', 'licences', 'users', 'agreement', 'transfers']);
export type ResourceKind = z.infer<typeof ResourceKind>;

/** Why the last reading of one kind failed. */
export const ReadingFailure = z.object({ at: Instant, cause: SyncCause, reason: z.string() });
export type ReadingFailure = z.infer<typeof ReadingFailure>;

export const SyncRunKind = z.enum(['full', 'changes', 'tenant']);
export const SyncRunState = z.enum(['running', 'asking', 'done', 'stopped', 'failed']);
export type SyncRunState = z.infer<typeof SyncRunState>;
/** In this order. */
export const SyncPhase = z.enum(['customers', 'tenants', 'again', 'partner', 'finish']);
export type SyncPhase = z.infer<typeof SyncPhase>;

/**
 * What stopped a run that would have made much vanish. `none`: Microsoft lists no customer at all; `fewer`: at least
 * 30 % fewer than last time; `field`: a field that most had last time is empty now.
 */
export const SyncGuard = z.object({
  guard: z.enum(['none', 'fewer', 'field']),
  /** `customers`, `subscriptions`, `users`, or the field, e.g. `subscriptions.termDuration`. */
  what: z.string(),
  /** Numbers of objects, or shares of those that have the field, from 0 to 1. */
  before: z.number(),
  now: z.number(),
});
export type SyncGuard = z.infer<typeof SyncGuard>;

export const SyncRun = z.object({
  id: Id,
  number: z.int(),
  kind: SyncRunKind,
  state: SyncRunState,
  phase: SyncPhase,
  partnerAccountId: Id,
  partnerAccountName: z.string().nullable(),
  settingsSetId: Id.nullable(),
  settingsSetName: z.string().nullable(),
  /** For the run of one tenant. */
  tenantId: z.string().nullable(),
  domain: z.string().nullable(),
  /** Tenants; `null` until they are counted. */
  total: z.int().nullable(),
  done: z.int(),
  /** Tenants of which something could not be read. */
  failed: z.int(),
  /** Calls of Partner Center, and how many of them Microsoft refused with 429. */
  calls: z.int(),
  throttled: z.int(),
  /** Calls a minute, of late. */
  perMinute: z.int().nullable(),
  /** Objects that are otherwise than before, and those that are not there any more. */
  changed: z.int(),
  gone: z.int(),
  guard: SyncGuard.nullable(),
  agreedAt: Instant.nullable(),
  /** Why it waits, was stopped or failed. */
  cause: SyncCause.nullable(),
  reason: z.string().nullable(),
  /** What to do about it; `null` when nothing has to be done. */
  next: z.string().nullable(),
  startedAt: Instant,
  updatedAt: Instant,
  finishedAt: Instant.nullable(),
  /** When it goes on by itself. */
  dueAt: Instant.nullable(),
  expectedEnd: Instant.nullable(),
});
export type SyncRun = z.infer<typeof SyncRun>;

export const SyncRunQuery = PageQuery.extend({
  kind: SyncRunKind.optional(),
  state: SyncRunState.optional(),
  partnerAccountId: Id.optional(),
});

export const StopRunInput = z.object({ reason: z.string().trim().max(500, 'too-long').optional() });

/** A partner account and what is read from it next. */
export const SyncAccount = z.object({
  partnerAccountId: Id,
  name: z.string().nullable(),
  /** The set through which it is read; `null`: none is active. */
  settingsSetId: Id.nullable(),
  settingsSetName: z.string().nullable(),
  customers: z.int(),
  /** The run under way. */
  run: SyncRun.nullable(),
  /** The last full pull that came to its end. */
  last: SyncRun.nullable(),
  /** When the next full pull begins by itself; `null`: none is planned. */
  pullDueAt: Instant.nullable(),
});
export type SyncAccount = z.infer<typeof SyncAccount>;

/** A tenant as Microsoft told of it last. */
export const MirrorTenant = z.object({
  partnerAccountId: Id,
  tenantId: z.string(),
  customerId: Id.nullable(),
  domain: z.string(),
  companyName: z.string().nullable(),
  relationship: z.string(),
  agreementAccepted: z.boolean().nullable(),
  /** When each kind was read last; `null`: never. */
  asOf: z.object({
    tenant: Instant,
    subscriptions: Instant.nullable(),
    licences: Instant.nullable(),
    users: Instant.nullable(),
    agreement: Instant.nullable(),
  }),
  failures: z.partialRecord(ResourceKind, ReadingFailure),
  goneAt: Instant.nullable(),
});
export type MirrorTenant = z.infer<typeof MirrorTenant>;

/** A subscription as Microsoft told of it last, whether it is on record here or not. */
export const MirrorSubscription = z.object({
  id: z.string(),
  partnerAccountId: Id,
  tenantId: z.string(),
  tenantName: z.string(),
  customerId: Id.nullable(),
  customerName: z.string().nullable(),
  /** Our record of it; `null`: there is none. */
  subscriptionId: Id.nullable(),
  name: z.string(),
  /** Microsoft's kind of product, e.g. `OnlineServicesNCE`, `Azure`; `null` on a legacy subscription. */
  productType: z.string().nullable(),
  offerId: z.string(),
  status: z.string(),
  seats: z.int(),
  termDuration: z.string().nullable(),
  billingCycle: z.string().nullable(),
  autoRenew: z.boolean(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  mpnId: z.string().nullable(),
  asOf: Instant,
  goneAt: Instant.nullable(),
});
export type MirrorSubscription = z.infer<typeof MirrorSubscription>;

export const MirrorSubscriptionQuery = PageQuery.extend({
  customerId: Id.optional(),
  partnerAccountId: Id.optional(),
  tenantId: z.uuid().optional(),
  productType: z.string().max(60).optional(),
  /** `here`: on record; `unknown`: Microsoft has it and we have not. */
  record: z.enum(['here', 'unknown']).optional(),
});
