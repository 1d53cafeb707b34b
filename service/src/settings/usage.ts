import type { Usage } from '@concord/contract/settings';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { findSet } from './store.ts';

/** What stands on a set: services, customers and subscriptions of its partner account, open orders. */
export async function readUsage(tx: Tx, id: string): Promise<Usage> {
  const set = await findSet(tx, id);
  const services = await tx
    .selectFrom('services')
    .select([
      'id',
      'number',
      'name',
      sql<number>`(select count(*) from plans where service_id = services.id)`.as('plans'),
    ])
    .where('settingsSetId', '=', id)
    .orderBy('number')
    .execute();
  const counts = await tx
    .selectNoFrom([
      sql<number>`(select count(distinct customer_id) from bindings where partner_account_id = ${set.partnerAccountId} and ended_at is null)`.as(
        'customers',
      ),
      sql<number>`(select count(*) from subscriptions where partner_account_id = ${set.partnerAccountId})`.as(
        'subscriptions',
      ),
      sql<number>`(select count(*) from orders where settings_set_id = ${id} and state not in ('completed', 'cancelled'))`.as(
        'openOrders',
      ),
    ])
    .executeTakeFirstOrThrow();
  return { services, ...counts };
}
