import { z } from 'zod';
import { Country, Email, optional, text } from './fields.ts';
import { Id, Instant, PageQuery } from './page.ts';
import { ReadingFailure } from './sync.ts';

/** A customer's tenant by its binding, and a person in it by Microsoft's id. */
export const UserParams = z.object({ id: Id, userId: z.uuid() });

export const UserLicence = z.object({
  skuId: z.string(),
  /** As people know it; the part number, or the id, where Microsoft told nothing else yet. */
  name: z.string(),
  partNumber: z.string(),
});

/** A person in a customer's tenant, as Microsoft said last. */
export const User = z.object({
  /** Microsoft's id. */
  id: z.uuid(),
  /** Of what is shown: an edit names it, and is refused when Microsoft says something else by then. */
  version: z.int(),
  signInName: z.string(),
  displayName: z.string(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  /** ISO 3166 alpha-2; needed before a licence is assigned. */
  usageLocation: z.string().nullable(),
  /** Whether the person may sign in. */
  enabled: z.boolean(),
  licences: z.array(UserLicence),
  deletedAt: Instant.nullable(),
  /** Until then a deleted person can be restored. */
  restorableUntil: Instant.nullable(),
  asOf: Instant,
});
export type User = z.infer<typeof User>;

const Flag = z.enum(['true', 'false']);

export const UserQuery = PageQuery.extend({
  licence: z.enum(['with', 'without']).optional(),
  /** People with this licence. */
  skuId: z.uuid().optional(),
  /** Only those who may sign in, or only those who may not. */
  enabled: Flag.optional(),
  /** Only those who were deleted; by default only those who were not. */
  deleted: Flag.optional(),
  /** Reads them at Microsoft first. */
  fresh: Flag.optional(),
});

/** How old is what is shown, and why it is not newer. */
export const ReadingAge = z.object({
  /** `null`: never read. */
  asOf: Instant.nullable(),
  /** Why the last reading failed; `null` when it did not. */
  failure: ReadingFailure.extend({ next: z.string() }).nullable(),
});
export type ReadingAge = z.infer<typeof ReadingAge>;

export const UserPage = z.object({
  items: z.array(User),
  next: z.string().optional(),
  previous: z.string().optional(),
  total: z.int(),
  age: ReadingAge,
});
export type UserPage = z.infer<typeof UserPage>;

/** A licence of a tenant, whoever sold it. */
export const TenantLicence = z.object({
  skuId: z.uuid(),
  name: z.string(),
  partNumber: z.string(),
  /** Seats that may be assigned in all. */
  total: z.int(),
  assigned: z.int(),
  free: z.int(),
  /** More assigned than there are: people may lose their service. */
  over: z.int(),
  suspended: z.int(),
});
export type TenantLicence = z.infer<typeof TenantLicence>;

export const FreshQuery = z.object({ fresh: Flag.optional() });
export const TenantLicences = z.object({ items: z.array(TenantLicence), age: ReadingAge });
export type TenantLicences = z.infer<typeof TenantLicences>;

/** The licence that seats of a subscription are: all subscriptions and sellers of a product fill one pool of a tenant. */
export const SubscriptionLicence = z.object({
  /** Where its people are found. */
  bindingId: Id,
  /** `null`: not every product gives licences to people. */
  licence: TenantLicence.nullable(),
  age: ReadingAge,
});
export type SubscriptionLicence = z.infer<typeof SubscriptionLicence>;

/** Verified domains of the tenant, the default one first. */
export const UserDomains = z.object({ items: z.array(z.string()) });

const name = (max: number) => optional(z.string().trim().max(max, 'too-long'));
const SkuIds = z.array(z.uuid()).max(50, 'too-large');

export const NewUserInput = z.object({
  signInName: Email,
  displayName: text(256),
  firstName: name(64),
  lastName: name(64),
  usageLocation: Country,
  /** Given right after the person is created. */
  licences: SkuIds.optional(),
});
export type NewUserInput = z.infer<typeof NewUserInput>;

export const UserInput = z.object({
  displayName: text(256),
  firstName: name(64),
  lastName: name(64),
  /** Left out, it stays as it is: Microsoft lets nobody take it away. */
  usageLocation: optional(Country),
  enabled: z.boolean(),
});
export type UserInput = z.infer<typeof UserInput>;

export const LicencesInput = z.object({ assign: SkuIds.default([]), remove: SkuIds.default([]) });

export const NewPassword = z.object({
  signInName: z.string(),
  /** Temporary: to be changed at the first sign-in. It is shown once and kept nowhere. */
  password: z.string(),
});

export const CreatedUser = z.object({
  user: User,
  /** As in `NewPassword`; `null` when the same request was answered before: reset it then. */
  password: z.string().nullable(),
  /** Why the person is there, but without the licences that were asked for; `null` when all is done. */
  unlicensed: z.object({ reason: z.string(), next: z.string() }).nullable(),
});
export type CreatedUser = z.infer<typeof CreatedUser>;

/** The partner's rights in a tenant after it was asked for them. */
export const TenantAccess = z.object({
  /** Roles that the partner's agents hold now; they work some minutes later. */
  granted: z.array(z.string()),
  /** Roles that the customer has to approve first. */
  missing: z.array(z.string()),
  /** Where a global administrator of the customer approves them; `null` when none is missing. */
  approvalLink: z.url().nullable(),
});
export type TenantAccess = z.infer<typeof TenantAccess>;
