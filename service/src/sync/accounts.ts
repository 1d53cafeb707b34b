import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import type { SetClient } from '../settings/client.ts';

/** A partner account as sync reads it. */
export interface SyncedAccount {
  partnerAccountId: string;
  /** Whose the rows of tenants are that nobody is bound to. */
  resellerId: string;
  /** The set through which it is read. */
  settingsSetId: string;
  client: SetClient;
}

/** `undefined` while no active set of this partner account can read it. */
export async function accountOf(
  context: Context,
  partnerAccountId: string,
): Promise<SyncedAccount | undefined> {
  const row = await context.db.in(operatorScope, (tx) =>
    tx
      .selectFrom('syncAccounts')
      .select(['resellerId', 'settingsSetId'])
      .where('partnerAccountId', '=', partnerAccountId)
      .executeTakeFirst(),
  );
  if (!row?.settingsSetId) return undefined;
  const { resellerId, settingsSetId } = row;
  return { partnerAccountId, resellerId, settingsSetId, client: await context.clients.for(settingsSetId) };
}

/** Minutes and blast radius of a set that nobody has set limits for. */
const usualLimits = {
  customersMinutes: 1440,
  subscriptionsMinutes: 1440,
  usersMinutes: 1440,
  // Half of the others, so that nothing is stale while a pull takes its time.
  sweepMinutes: 720,
  seats: 50,
  amount: '1000.00',
  customers: 10,
  errorPercent: 20,
};

/**
 * Sees to it that every active set whose connection was checked has its limits, that its partner account is read, and
 * through which set: the first one with consent, else the first.
 */
export async function keepAccounts(tx: Tx, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string; resellerId: string; currency: string }>`
    select s.id, s.reseller_id, coalesce(a.currency, r.currency) as currency
    from settings_sets s
      join partner_accounts a on a.id = s.partner_account_id
      join resellers r on r.id = s.reseller_id
    where not exists (select from sync_limits l where l.settings_set_id = s.id) and ${isChecked}`.execute(tx);
  for (const { id: settingsSetId, resellerId, currency } of rows)
    await tx
      .insertInto('syncLimits')
      .values({ settingsSetId, resellerId, currency, ...usualLimits, updatedAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();

  const readers = sql`
    select distinct on (s.partner_account_id) s.partner_account_id, a.reseller_id, s.id as settings_set_id
    from settings_sets s join partner_accounts a on a.id = s.partner_account_id
    where ${isChecked}
    order by s.partner_account_id, s.consent is null, s.created_at, s.id`;
  await sql`
    insert into sync_accounts (partner_account_id, reseller_id, settings_set_id, pull_due_at)
    select partner_account_id, reseller_id, settings_set_id, ${now}::timestamptz from (${readers}) r
    where not exists (select from sync_accounts k where k.partner_account_id = r.partner_account_id)
    on conflict do nothing`.execute(tx);
  // A set that was switched off or deleted hands over to the next one.
  await sql`
    update sync_accounts k set settings_set_id = r.settings_set_id
    from sync_accounts o left join (${readers}) r using (partner_account_id)
    where k.partner_account_id = o.partner_account_id and k.settings_set_id is distinct from r.settings_set_id`.execute(
    tx,
  );
}

/** An active set `s` whose connection was checked to the end at least once. */
const isChecked = sql<boolean>`(s.active and exists (
  select from connection_checks c where c.settings_set_id = s.id and c.finished_at is not null))`;
