import { z } from 'zod';
import { Id, Instant, PageQuery } from './page.ts';

/**
 * By what a tenant that nobody is bound to was matched: the `tenant` itself is or was a customer's already, its
 * `domain` is that of a binding or of a contact's e-mail address, the `company` has the same name. By `mpn` a reseller
 * was found and no customer: the partner of record of its subscriptions.
 */
export const ImportMatch = z.enum(['tenant', 'domain', 'company', 'mpn']);
export type ImportMatch = z.infer<typeof ImportMatch>;

/** `bind` to a customer that is there, `create` a customer, or `ignore` the tenant. */
export const ImportDecision = z.enum(['bind', 'create', 'ignore']);
export type ImportDecision = z.infer<typeof ImportDecision>;

/** `queued`: decided, and it was said that it shall be carried out. */
export const ImportState = z.enum(['open', 'decided', 'queued', 'done', 'ignored', 'failed']);
export type ImportState = z.infer<typeof ImportState>;

export const ImportRow = z.object({
  tenantId: Id,
  domain: z.string(),
  companyName: z.string().nullable(),
  /** Subscriptions that live, their seats, and people, as Microsoft told last. */
  subscriptions: z.int(),
  seats: z.int(),
  users: z.int(),
  /** Known at Microsoft; `null`: not read yet. */
  agreementAccepted: z.boolean().nullable(),
  /** Partners of record of its subscriptions. */
  mpnIds: z.array(z.string()),
  mpnResellerName: z.string().nullable(),
  matchedBy: ImportMatch.nullable(),
  matchedCustomerId: Id.nullable(),
  matchedCustomerName: z.string().nullable(),
  decision: ImportDecision.nullable(),
  /** Whose customer it becomes, or became. */
  customerId: Id.nullable(),
  customerName: z.string().nullable(),
  resellerId: Id.nullable(),
  resellerName: z.string().nullable(),
  state: ImportState,
  /** Why it failed, and what to do. */
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  settledAt: Instant.nullable(),
  asOf: Instant,
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportFilter = z.object({
  q: z.string().trim().max(200).optional(),
  state: ImportState.optional(),
  /** `none`: nothing was found. */
  matchedBy: z.enum([...ImportMatch.options, 'none']).optional(),
  decision: ImportDecision.optional(),
  /** Whose customer it becomes. */
  resellerId: Id.optional(),
});
export type ImportFilter = z.infer<typeof ImportFilter>;
export const ImportQuery = PageQuery.extend(ImportFilter.shape);

/**
 * Decides named tenants, or all undecided, decided, ignored or failed ones that a filter finds. With a filter and without `count`
 * nothing is decided: the answer says how many it would be, and that number is what `count` has to name then.
 * `accept` takes what was proposed, row by row; rows without a proposal stay as they are. `null` takes a decision back.
 */
export const ImportDecisionInput = z
  .object({
    tenantIds: z.array(Id).min(1, 'required').max(1000, 'too-many').optional(),
    filter: ImportFilter.optional(),
    count: z.int().min(0).optional(),
    decision: z.enum(['accept', ...ImportDecision.options]).nullable(),
    /** To bind to; left out, each is bound to the customer that was found for it. */
    customerId: Id.optional(),
    /** For a new customer; left out, each goes to the reseller that its MPN ID names. */
    resellerId: Id.optional(),
  })
  .refine(({ tenantIds, filter }) => (tenantIds === undefined) !== (filter === undefined), {
    path: ['tenantIds'],
    message: 'ids-or-filter',
  });
export type ImportDecisionInput = z.infer<typeof ImportDecisionInput>;

/** `fits`: how many of those counted such a decision can be made of. */
export const ImportDecisionAnswer = z.object({ count: z.int(), fits: z.int(), decided: z.int() });
export type ImportDecisionAnswer = z.infer<typeof ImportDecisionAnswer>;

/** Carries out what is decided. `count` is the number that the caller saw. */
export const ImportApplyInput = z.object({ count: z.int().min(1, 'positive') });

export const ImportProgress = z.object({
  total: z.int(),
  done: z.int(),
  failed: z.int(),
  by: z.string().nullable(),
  startedAt: Instant,
  /** The last one's; `null` while it goes on. */
  finishedAt: Instant.nullable(),
  /** Why it waits, and until when it goes on by itself. */
  reason: z.string().nullable(),
  dueAt: Instant.nullable(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

/** Import of one partner account as a whole. */
export const Import = z.object({
  partnerAccountId: Id,
  name: z.string().nullable(),
  settingsSetId: Id.nullable(),
  settingsSetName: z.string().nullable(),
  /** When everything was read last; `null`: never yet, nothing is known. */
  pulledAt: Instant.nullable(),
  /** The first full pull under way. */
  runId: Id.nullable(),
  states: z.record(ImportState, z.int()),
  /** Open ones by what was found for them. */
  matches: z.record(z.enum([...ImportMatch.options, 'none']), z.int()),
  /** Of what was begun last. */
  progress: ImportProgress.nullable(),
});
export type Import = z.infer<typeof Import>;

/** What came of a file of decisions. */
export const ImportFileAnswer = z.object({
  lines: z.int(),
  changed: z.int(),
  /** Lines whose tenant is imported, or being imported, and stays so. */
  settled: z.int(),
});
export type ImportFileAnswer = z.infer<typeof ImportFileAnswer>;
