import { z } from 'zod';
import { Id, Instant, PageQuery } from './page.ts';
import { SyncCause } from './sync.ts';

/**
 * Where Microsoft sends its events. `none`: nothing is registered; `testing`: the test event is awaited; `ours`: it
 * came; `foreign`: somebody else registered another address, which only a person may replace; `failed`: see `reason`.
 */
export const WebhookState = z.enum(['none', 'testing', 'ours', 'foreign', 'failed']);
export type WebhookState = z.infer<typeof WebhookState>;

export const Webhook = z.object({
  partnerAccountId: Id,
  state: WebhookState,
  /** What is registered at Microsoft by us; the last part is a secret between Microsoft and us and is not shown. */
  url: z.string().nullable(),
  foreignUrl: z.string().nullable(),
  reason: z.string().nullable(),
  next: z.string().nullable(),
  testedAt: Instant.nullable(),
  /** When an event came last. */
  heardAt: Instant.nullable(),
  /** When the registration is looked at again. */
  dueAt: Instant.nullable(),
});
export type Webhook = z.infer<typeof Webhook>;

export const WebhookInput = z.object({
  /** Yes: the address that is shown as foreign is replaced by ours. */
  replaceForeign: z.boolean().default(false),
  /** Yes: a new secret part of the address; the one before is not heard any more. */
  newAddress: z.boolean().default(false),
});

/** How word of changes came, of those that were received in a period. */
export const ChangeFlow = z.object({
  hours: z.int(),
  webhooks: z.int(),
  auditRecords: z.int(),
  /** Changes that only the full pull saw. */
  sweepFinds: z.int(),
  /** Events that came more than once are counted once. */
  waiting: z.int(),
  /** From the change at Microsoft to our mirror, in milliseconds; `null` when nothing changed. */
  lag: z.object({ p50: z.number(), p99: z.number() }).nullable(),
  /** The same for those that a webhook told of. */
  webhookLag: z.object({ p50: z.number(), p99: z.number() }).nullable(),
  /** Changes for which Microsoft had to send an event. */
  expected: z.int(),
  matched: z.int(),
  /** Not come, but Microsoft may still send it: up to 48 hours. */
  awaited: z.int(),
  lost: z.int(),
  /** lost / (matched + lost), from 0 to 1; `null` when nothing was expected. */
  lostRate: z.number().nullable(),
});
export type ChangeFlow = z.infer<typeof ChangeFlow>;

export const ChangeFlowQuery = z.object({ hours: z.coerce.number().int().min(1).max(2160).default(168) });

export const InboxEvent = z.object({
  id: Id,
  source: z.enum(['webhook', 'audit', 'sweep']),
  name: z.string(),
  tenantId: z.string().nullable(),
  tenantName: z.string().nullable(),
  microsoftId: z.string().nullable(),
  /** Who changed it, where the audit record says so. */
  by: z.string().nullable(),
  occurredAt: Instant,
  receivedAt: Instant,
  /** When the mirror had it. */
  handledAt: Instant.nullable(),
  expectsWebhook: z.boolean(),
  matchedAt: Instant.nullable(),
});
export type InboxEvent = z.infer<typeof InboxEvent>;

export const InboxQuery = PageQuery.extend({
  source: z.enum(['webhook', 'audit', 'sweep']).optional(),
  tenantId: z.uuid().optional(),
  state: z.enum(['waiting', 'handled', 'awaited', 'matched']).optional(),
});

/** What is kept fresh: the customer itself and what is read of its tenant. */
export const FreshKind = z.enum(['customers', 'subscriptions', 'licences', 'users', 'agreement']);
export type FreshKind = z.infer<typeof FreshKind>;

/** `fresh`: within the limit; `stale`: older; `unread`: not read yet. */
export const Freshness = z.enum(['fresh', 'stale', 'unread']);

export const FreshnessGroup = z.object({
  resellerId: Id,
  resellerName: z.string(),
  kind: FreshKind,
  tenants: z.int(),
  fresh: z.int(),
  stale: z.int(),
  unread: z.int(),
  oldest: Instant.nullable(),
  limitMinutes: z.int(),
  /** Stale tenants by cause. */
  causes: z.partialRecord(SyncCause, z.int()),
});
export type FreshnessGroup = z.infer<typeof FreshnessGroup>;

export const FreshnessQuery = z.object({
  resellerId: Id.optional(),
  partnerAccountId: Id.optional(),
  kind: FreshKind.optional(),
});

export const FreshnessRow = z.object({
  partnerAccountId: Id,
  tenantId: z.string(),
  domain: z.string(),
  companyName: z.string().nullable(),
  customerId: Id.nullable(),
  customerName: z.string().nullable(),
  resellerId: Id,
  resellerName: z.string(),
  kind: FreshKind,
  asOf: Instant.nullable(),
  state: Freshness,
  cause: SyncCause.nullable(),
  reason: z.string().nullable(),
});
export type FreshnessRow = z.infer<typeof FreshnessRow>;

export const FreshnessRowQuery = PageQuery.extend({
  kind: FreshKind.default('subscriptions'),
  resellerId: Id.optional(),
  customerId: Id.optional(),
  partnerAccountId: Id.optional(),
  state: Freshness.optional(),
});

/**
 * `stale`: something is older than its limit; `unreachable`: a partner account cannot be read; `secret-ending`,
 * `consent-ending`: in so many days nothing works any more; `callback-silent`, `callback-failed`,
 * `callback-foreign`: Microsoft's events do not come; `fraud`: Microsoft suspects fraud; `relationship-ended`: a
 * customer is, or administers itself, without us; `guard`: a full pull asks whether it is true.
 */
export const AlertKind = z.enum([
  'stale',
  'unreachable',
  'secret-ending',
  'consent-ending',
  'callback-silent',
  'callback-failed',
  'callback-foreign',
  'fraud',
  'relationship-ended',
  'guard',
]);
export type AlertKind = z.infer<typeof AlertKind>;

export const Alert = z.object({
  id: Id,
  kind: z.string(),
  cause: SyncCause.nullable(),
  /** One sentence for people, and what to do. */
  text: z.string(),
  next: z.string().nullable(),
  resellerId: Id,
  customerId: Id.nullable(),
  partnerAccountId: Id.nullable(),
  /** Ends only when a person says so. */
  clearedByPerson: z.boolean(),
  data: z.record(z.string(), z.unknown()),
  since: Instant,
  updatedAt: Instant,
  clearedAt: Instant.nullable(),
});
export type Alert = z.infer<typeof Alert>;

export const AlertQuery = PageQuery.extend({
  state: z.enum(['open', 'cleared']).default('open'),
  kind: z.string().max(40).optional(),
  customerId: Id.optional(),
  partnerAccountId: Id.optional(),
});

export const ClearAlertInput = z.object({ note: z.string().trim().max(500, 'too-long').optional() });

/** Of a partner account, for machines. */
export const AccountHealth = z.object({
  partnerAccountId: Id,
  name: z.string().nullable(),
  /** `failing`: Microsoft cannot be read; `degraded`: there are alerts; else `ok`. */
  state: z.enum(['ok', 'degraded', 'failing']),
  cause: SyncCause.nullable(),
  reason: z.string().nullable(),
  /** The oldest of each kind. */
  asOf: z.partialRecord(FreshKind, Instant.nullable()),
  stale: z.partialRecord(FreshKind, z.int()),
  flow: ChangeFlow,
  webhook: WebhookState,
  lastWebhookAt: Instant.nullable(),
  lastPollAt: Instant.nullable(),
  lastPullAt: Instant.nullable(),
  alerts: z.int(),
});
export type AccountHealth = z.infer<typeof AccountHealth>;

export const SyncHealth = z.object({
  state: z.enum(['ok', 'degraded', 'failing']),
  at: Instant,
  accounts: z.array(AccountHealth),
});
export type SyncHealth = z.infer<typeof SyncHealth>;

/** A minute of real time in which calls were made. */
export const PaceMinute = z.object({
  minute: Instant,
  calls: z.int(),
  /** Refused with 429. */
  throttled: z.int(),
  /** What the rate allowed then. */
  perMinute: z.int(),
});
export const PaceQuery = z.object({ hours: z.coerce.number().int().min(1).max(168).default(3) });
export const PaceGraph = z.object({
  /** Published by Microsoft; what it refuses lowers the rate for a while. */
  limitPerMinute: z.int(),
  /** The running minute is this one's: quotas are counted in real time. */
  until: Instant,
  items: z.array(PaceMinute),
});
export type PaceGraph = z.infer<typeof PaceGraph>;
