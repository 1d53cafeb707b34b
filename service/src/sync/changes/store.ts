import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { Waiting } from './plan.ts';

/** Words that wait, the oldest first; those of a tenant that was not looked up get the tenant that they mean. */
export async function waitingWords(
  tx: Tx,
  partnerAccountId: string,
  now: Date,
  most: number,
): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select e.id, e.source, e.name, e.microsoft_id, e.occurred_at, e.received_at, e.body,
      coalesce(e.tenant_id,
        (select r.tenant_id from mirror_relationships r
          where r.partner_account_id = e.partner_account_id and r.relationship_id = e.microsoft_id)) as tenant_id,
      e.source = 'audit' and e.matched_at is not null and exists (
        select from inbox_events w where w.partner_account_id = e.partner_account_id
          and w.audit_id = e.audit_id and w.source = 'webhook' and w.handled_at is not null
        union all
        select from inbox_events w where w.partner_account_id = e.partner_account_id
          and w.tenant_id = e.tenant_id and w.microsoft_id = e.microsoft_id and w.source = 'webhook'
          and w.audit_id is null and w.received_at = e.matched_at and w.handled_at is not null) as is_told
    from inbox_events e
    where e.partner_account_id = ${partnerAccountId} and e.due_at <= ${now}
    order by e.due_at, e.id
    limit ${most}`.execute(tx);
  return rows;
}

export interface TenantKnown {
  tenantId: string;
  asOf: Date;
  subscriptionsAsOf: Date | null;
  usersAsOf: Date | null;
  licencesAsOf: Date | null;
  agreementAsOf: Date | null;
  /** Licences were read before: seats are shown beside those that people have. */
  hasLicences: boolean;
}

/** When these tenants were read last. */
export async function knownTenants(
  tx: Tx,
  partnerAccountId: string,
  tenantIds: readonly string[],
): Promise<Map<string, TenantKnown>> {
  const rows = await tx
    .selectFrom('mirrorTenants')
    .select(['tenantId', 'asOf', 'subscriptionsAsOf', 'usersAsOf', 'licencesAsOf', 'agreementAsOf'])
    .select(sql<boolean>`licences_as_of is not null and not failures ? 'licences'`.as('hasLicences'))
    .where('partnerAccountId', '=', partnerAccountId)
    .where('tenantId', '=', sql<string>`any(${tenantIds}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.tenantId, row]));
}

/** When these single objects of these tenants were read last. */
export async function knownObjects(
  tx: Tx,
  partnerAccountId: string,
  tenantIds: readonly string[],
  ids: readonly string[],
): Promise<Map<string, Date>> {
  const people = ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id));
  const { rows } = await sql<{ id: string; asOf: Date }>`
    select microsoft_id as id, as_of from mirror_subscriptions
    where partner_account_id = ${partnerAccountId} and microsoft_id = any(${ids}::text[])
    union all
    select user_id::text, as_of from mirror_users
    where partner_account_id = ${partnerAccountId} and tenant_id = any(${tenantIds}::uuid[])
      and user_id = any(${people}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, asOf }) => [id, asOf]));
}

/** What these words told is in the mirror now. */
export async function markHandled(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('inboxEvents')
    .set({ handledAt: at, dueAt: null })
    .where('id', 'in', ids)
    .where('handledAt', 'is', null)
    .execute();
}

export async function putOff(tx: Tx, ids: readonly string[], until: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable('inboxEvents').set({ dueAt: until }).where('id', 'in', ids).execute();
}

/** Records that do not say whether anything bought changed: the mirror does. Microsoft had to send an event. */
export async function expectWebhook(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable('inboxEvents').set({ expectsWebhook: true }).where('id', 'in', ids).execute();
}
