import type { ReadingFailure } from '@concord/contract/sync';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Place } from './place.ts';

type Kind = 'users' | 'licences';

/** A tenant that no pull has listed yet gets its row here: it is a customer, or nothing could have been read. */
async function ensure(tx: Tx, place: Place, at: Date): Promise<void> {
  const { bindingId: _, ...owned } = place;
  await tx
    .insertInto('mirrorTenants')
    .values({ ...owned, relationship: 'reseller', asOf: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** All of one kind was read; what failed before is over. */
export async function noteRead(tx: Tx, place: Place, kind: Kind, at: Date): Promise<void> {
  await ensure(tx, place, at);
  const column = sql.ref(kind === 'users' ? 'users_as_of' : 'licences_as_of');
  await sql`
    update mirror_tenants set ${column} = greatest(${column}, ${at}::timestamptz), failures = failures - ${kind}::text
    where partner_account_id = ${place.partnerAccountId} and tenant_id = ${place.tenantId}`.execute(tx);
}

export async function noteFailed(tx: Tx, place: Place, kind: Kind, failure: ReadingFailure): Promise<void> {
  await ensure(tx, place, new Date(failure.at));
  await sql`
    update mirror_tenants
    set failures = failures || jsonb_build_object(${kind}::text, ${JSON.stringify(failure)}::jsonb)
    where partner_account_id = ${place.partnerAccountId} and tenant_id = ${place.tenantId}`.execute(tx);
}
