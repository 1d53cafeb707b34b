import type { SyncCause } from '@concord/contract/sync';
import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';

/** What all tenants of a partner account have in common: how old they may be, and why they are older. */
export interface Standing {
  partnerAccountId: string;
  name: string | null;
  customersMinutes: number;
  subscriptionsMinutes: number;
  usersMinutes: number;
  /** Why the account as a whole is not read just now; `null` when it is. */
  cause: SyncCause | null;
  reason: string | null;
}

/**
 * How partner accounts stand. The strictest of an account's sets counts. The limits are the operator's; what follows
 * from them is for everybody whose customers these are.
 */
export async function standings({ db }: Pick<Context, 'db'>): Promise<Standing[]> {
  return db.in(operatorScope, async (tx) => {
    const { rows } = await sql<Standing>`
      select a.partner_account_id, p.name, l.customers_minutes, l.subscriptions_minutes, l.users_minutes,
        case when a.poll_failed_at is not null then a.poll_cause
          when r.state in ('asking', 'stopped') then 'guard'
          when r.cause is not null then r.cause
          when r.state = 'running' then 'quota' end as cause,
        case when a.poll_failed_at is not null then a.poll_reason else r.reason end as reason
      from sync_accounts a
      join partner_accounts p on p.id = a.partner_account_id
      join lateral (
        select min(l.customers_minutes) as customers_minutes, min(l.subscriptions_minutes) as subscriptions_minutes,
          min(l.users_minutes) as users_minutes
        from settings_sets s join sync_limits l on l.settings_set_id = s.id
        where s.partner_account_id = a.partner_account_id
          and (s.active or s.id = a.settings_set_id)) l on l.customers_minutes is not null
      left join lateral (
        select state, cause, reason from sync_runs r
        where r.partner_account_id = a.partner_account_id and r.kind = 'full'
        order by r.started_at desc limit 1) r on true`.execute(tx);
    return rows;
  });
}
