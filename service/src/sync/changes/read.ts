import type { ReadingFailure, ResourceKind } from '@concord/contract/sync';
import type { SyncApi, TenantUser } from '@concord/microsoft';
import { failureOf } from '../cause.ts';
import { emptyReading, readTenant, type TenantReading } from '../read-tenant.ts';
import type { Plan } from './plan.ts';

/**
 * Reads what the plan names, all at the same time. What cannot be read is in `failures`; it never hides the rest.
 * @param at the present instant
 * @throws MicrosoftError when a single object cannot be read: its word waits
 */
export async function readPlanned(
  api: SyncApi,
  tenantId: string,
  plan: Plan,
  at: Date,
): Promise<TenantReading> {
  const tenant = plan.tenant ? await api.tenant(tenantId) : undefined;
  if (plan.tenant && !tenant) return { ...emptyReading(tenantId, at), tenant: null };
  const { subscriptions: named, users: people } = plan;
  const [reading, subscriptions, users] = await Promise.all([
    readTenant(api, tenantId, kindsOf(plan), at),
    named === 'all' ? [] : eachOf(named, (id) => api.subscription(tenantId, id)),
    eachUser(api, tenantId, people === 'all' ? [] : people, at),
  ]);
  return {
    ...reading,
    ...(tenant && { tenant }),
    failures: { ...reading.failures, ...(users.failure && { users: users.failure }) },
    some: {
      subscriptions: there(subscriptions),
      goneSubscriptions: absent(subscriptions),
      users: there(users.looked),
      goneUsers: absent(users.looked),
    },
  };
}

function kindsOf(plan: Plan): ResourceKind[] {
  const { subscriptions, users, licences, agreement, transfers } = plan;
  const wanted = {
    subscriptions: subscriptions === 'all',
    users: users === 'all',
    licences,
    agreement,
    transfers,
  };
  return (Object.keys(wanted) as (keyof typeof wanted)[]).filter((kind) => wanted[kind]);
}

type Looked<T> = { id: string; found: T | undefined };

const eachOf = <T>(
  ids: readonly string[],
  look: (id: string) => Promise<T | undefined>,
): Promise<Looked<T>[]> => Promise.all(ids.map(async (id) => ({ id, found: await look(id) })));

/** Without delegated rights nobody can be read: said as it is said of the whole list. */
async function eachUser(
  api: SyncApi,
  tenantId: string,
  ids: readonly string[],
  at: Date,
): Promise<{ looked: Looked<TenantUser>[]; failure?: ReadingFailure }> {
  try {
    return { looked: await eachOf(ids, (id) => api.user(tenantId, id)) };
  } catch (error) {
    const failure = failureOf(error, at);
    if (failure.cause !== 'gdap-missing') throw error;
    return { looked: [], failure };
  }
}

const there = <T>(looked: readonly Looked<T>[]): T[] =>
  looked.flatMap(({ found }) => (found === undefined ? [] : [found]));
const absent = <T>(looked: readonly Looked<T>[]): string[] =>
  looked.flatMap(({ id, found }) => (found === undefined ? [id] : []));
