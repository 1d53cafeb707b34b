import type { ReadingFailure, ResourceKind } from '@concord/contract/sync';
import type {
  CommerceSubscription,
  CustomerTenant,
  PartnerTransfer,
  SyncApi,
  TenantLicence,
  TenantUser,
} from '@concord/microsoft';
import { failureOf } from './cause.ts';

/** What Microsoft said of one tenant. What was not asked for is left out. */
export interface TenantReading {
  tenantId: string;
  /** When the reading began: whatever is newer in the mirror stays. */
  at: Date;
  /** `null`: no customer of this partner any more. */
  tenant?: CustomerTenant | null;
  /** Complete lists: what the mirror has besides is gone. */
  subscriptions?: CommerceSubscription[];
  licences?: TenantLicence[];
  users?: TenantUser[];
  /** Ids of all people, where `users` are only the last of many. */
  userIds?: string[];
  transfers?: PartnerTransfer[];
  agreementAccepted?: boolean;
  /** Single objects: nothing is concluded about others. */
  some?: {
    subscriptions?: CommerceSubscription[];
    goneSubscriptions?: string[];
    users?: TenantUser[];
    goneUsers?: string[];
  };
  /** What could not be read, and why; it never hides what could. */
  failures: Partial<Record<ResourceKind, ReadingFailure>>;
  /** Faults that are not Microsoft's, for the log. */
  errors: unknown[];
}

export const emptyReading = (tenantId: string, at: Date): TenantReading => ({
  tenantId,
  at,
  failures: {},
  errors: [],
});

/** So many people are held at once; of a bigger tenant the rest is handed over meanwhile. */
const usersAtOnce = 2_000;

/**
 * Reads a tenant, all kinds at the same time. Never throws for what Microsoft refuses.
 * @param at the present instant
 * @param spill takes people of a big tenant while the rest is being read
 */
export async function readTenant(
  api: SyncApi,
  tenantId: string,
  kinds: readonly ResourceKind[],
  at: Date,
  spill?: (part: TenantReading) => Promise<void>,
): Promise<TenantReading> {
  const reading = emptyReading(tenantId, at);
  const readers: Record<ResourceKind, () => Promise<Partial<TenantReading>>> = {
    subscriptions: async () => ({ subscriptions: await api.subscriptions(tenantId) }),
    licences: async () => ({ licences: await api.licences(tenantId) }),
    users: () => readUsers(api, tenantId, at, spill),
    agreement: async () => ({ agreementAccepted: await api.agreementAccepted(tenantId) }),
    transfers: async () => ({ transfers: await api.transfers(tenantId) }),
  };
  await Promise.all(
    kinds.map(async (kind) => {
      try {
        Object.assign(reading, await readers[kind]());
      } catch (error) {
        const failure = failureOf(error, at);
        reading.failures[kind] = failure;
        if (failure.cause === 'our-bug') reading.errors.push(error);
      }
    }),
  );
  return reading;
}

async function readUsers(
  api: SyncApi,
  tenantId: string,
  at: Date,
  spill: ((part: TenantReading) => Promise<void>) | undefined,
): Promise<Pick<TenantReading, 'users' | 'userIds'>> {
  let users: TenantUser[] = [];
  let userIds: string[] | undefined;
  for await (const user of api.users(tenantId)) {
    users.push(user);
    userIds?.push(user.id);
    if (!spill || users.length < usersAtOnce) continue;
    userIds ??= users.map(({ id }) => id);
    await spill({ ...emptyReading(tenantId, at), some: { users } });
    users = [];
  }
  return { users, ...(userIds && { userIds }) };
}
