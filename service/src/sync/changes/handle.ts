import { MicrosoftError } from '@concord/microsoft';
import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import { accountOf, type SyncedAccount } from '../accounts.ts';
import { causeOf } from '../cause.ts';
import type { TenantReading } from '../read-tenant.ts';
import { isEmpty, type Plan, planOf, type Waiting } from './plan.ts';
import { readPlanned } from './read.ts';
import { knownObjects, knownTenants, type TenantKnown, waitingWords } from './store.ts';
import { type Handled, write } from './write.ts';

/** So many words are looked at together, and so many tenants read at the same time. */
const most = 2_000;
const atOnce = 24;

/** After so long it is asked whether the tenant is a customer still, and at last it is left to the full pull. */
const doubtMs = 10 * 60_000;
const givenUpMs = 24 * 3_600_000;

/**
 * Reads again what the inbox says has changed, tenant by tenant, and only that; then mirror, differences and inbox in
 * one transaction. Safe to call again at any time: a word waits until its reading is written.
 */
export async function handleChanges(context: Context, partnerAccountId: string): Promise<void> {
  const account = await accountOf(context, partnerAccountId);
  if (!account) return;
  while (await handleSome(context, account));
}

/** @returns whether there may be more to do now */
async function handleSome(context: Context, account: SyncedAccount): Promise<boolean> {
  const now = context.clock.now();
  const found = await context.db.in(operatorScope, (tx) => load(tx, account.partnerAccountId, now));
  const tenants = [...found.byTenant.entries()];
  const untold = found.nameless.map((word): Handled => ({ words: [word] }));
  if (untold.length > 0) await write(context, account, untold);
  for (let from = 0; from < tenants.length; from += atOnce) {
    const some = tenants.slice(from, from + atOnce);
    const handled = await Promise.all(
      some.map(([tenantId, words]) => handleTenant(context, account, found, tenantId, words)),
    );
    await write(context, account, handled);
    // Microsoft does not answer, or not us: the others fare no better.
    if (handled.some(({ isOutage }) => isOutage)) {
      const rest = tenants.slice(from + atOnce).map(([, words]): Handled => ({ words, isOutage: true }));
      if (rest.length > 0) await write(context, account, rest);
      return false;
    }
  }
  return found.total === most;
}

type Found = Awaited<ReturnType<typeof load>>;

async function load(tx: Parameters<typeof waitingWords>[0], partnerAccountId: string, now: Date) {
  const words = await waitingWords(tx, partnerAccountId, now, most);
  const named = words.filter(({ tenantId }) => tenantId !== null);
  const byTenant = Map.groupBy(named, ({ tenantId }) => tenantId as string);
  const ids = named.flatMap(({ microsoftId }) => (microsoftId === null ? [] : [microsoftId]));
  const tenantIds = [...byTenant.keys()];
  return {
    total: words.length,
    byTenant,
    nameless: words.filter(({ tenantId }) => tenantId === null),
    known: await knownTenants(tx, partnerAccountId, tenantIds),
    one: await knownObjects(tx, partnerAccountId, tenantIds, ids),
  };
}

async function handleTenant(
  context: Context,
  account: SyncedAccount,
  { known, one }: Found,
  tenantId: string,
  words: Waiting[],
): Promise<Handled> {
  const at = context.clock.now();
  const age = at.getTime() - Math.min(...words.map(({ receivedAt }) => receivedAt.getTime()));
  const plan = withConsequences(planOf(words, readOf(known.get(tenantId), one)), known.get(tenantId));
  if (age > doubtMs) plan.tenant = true;
  if (isEmpty(plan)) return { words };
  try {
    return outcome(words, await readPlanned(account.client.sync, tenantId, plan, at));
  } catch (error) {
    const cause = causeOf(error);
    if (error instanceof MicrosoftError) context.log.debug({ cause, tenantId }, 'a change could not be read');
    // One that we cannot handle never stops the others.
    else context.log.error({ err: error, tenantId }, 'a change could not be handled');
    if (age > givenUpMs) return { words };
    return { words, isWaiting: true, isOutage: isOutage(cause) };
  }
}

const isOutage = (cause: string | undefined) =>
  cause !== undefined && ['credential', 'consent', 'microsoft-down', 'quota'].includes(cause);

/** What was read is written, also where some of it could not be read; then the words wait. */
function outcome(words: Waiting[], reading: TenantReading): Handled {
  const causes = Object.values(reading.failures).map((failure) => failure?.cause);
  const outage = causes.some(isOutage);
  return { words, reading, isWaiting: outage, isOutage: outage };
}

/** Other seats of a subscription are other seats of a licence, where those are shown. */
function withConsequences(plan: Plan, known: TenantKnown | undefined): Plan {
  const isBought = plan.subscriptions.length > 0;
  return isBought && known?.hasLicences ? { ...plan, licences: true } : plan;
}

function readOf(known: TenantKnown | undefined, one: Found['one']) {
  if (!known) return { isNew: true, one };
  const { asOf, subscriptionsAsOf, usersAsOf, licencesAsOf, agreementAsOf } = known;
  return {
    isNew: false,
    one,
    tenant: asOf,
    ...(subscriptionsAsOf && { subscriptions: subscriptionsAsOf }),
    ...(usersAsOf && { users: usersAsOf }),
    ...(licencesAsOf && { licences: licencesAsOf }),
    ...(agreementAsOf && { agreement: agreementAsOf }),
  };
}
