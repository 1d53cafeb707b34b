import type { PeopleApi } from '@concord/microsoft';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import { notFound, Refusal } from '../errors.ts';

/** A customer's tenant, as a binding names it. */
export interface Place {
  bindingId: string;
  partnerAccountId: string;
  tenantId: string;
  domain: string;
  resellerId: string;
  customerId: string;
}

/** @throws Refusal 404 outside the scope of the transaction, or when the binding has ended */
export async function findPlace(tx: Tx, bindingId: string): Promise<Place> {
  const found = await tx
    .selectFrom('bindings')
    .select(['id as bindingId', 'partnerAccountId', 'tenantId', 'domain', 'resellerId', 'customerId'])
    .where('id', '=', bindingId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (!found) throw notFound('tenant');
  return found;
}

/**
 * People of a tenant at Microsoft, through the set that reads its partner account, else through any active one.
 * @throws Refusal 409 without an active set
 */
export async function peopleOf(context: Context, place: Place): Promise<PeopleApi> {
  const set = await context.db.in(operatorScope, (tx) =>
    tx
      .selectFrom('settingsSets as s')
      .leftJoin('syncAccounts as a', 'a.settingsSetId', 's.id')
      .selectAll('s')
      .where('s.partnerAccountId', '=', place.partnerAccountId)
      .where('s.active', '=', true)
      .orderBy(sql`a.settings_set_id is not null desc, s.consent is not null desc, s.number`)
      .limit(1)
      .executeTakeFirst(),
  );
  if (!set) throw new Refusal(409, 'users-no-set', { params: { domain: place.domain } });
  return context.clients.of(set).people;
}
