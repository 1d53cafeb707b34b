import type { Page } from '@concord/contract/page';
import type { MirrorSubscription, MirrorSubscriptionQuery, MirrorTenant } from '@concord/contract/sync';
import { sql } from 'kysely';
import type { z } from 'zod';
import { findCustomer } from '../../customers/store.ts';
import type { Tx } from '../../db/database.ts';
import { page } from '../../db/page.ts';
import { matches } from '../../db/search.ts';

/** @throws Refusal 404 outside the caller's scope */
export async function tenantsOf(tx: Tx, customerId: string): Promise<MirrorTenant[]> {
  await findCustomer(tx, customerId);
  const rows = await tx
    .selectFrom('mirrorTenants')
    .selectAll()
    .where('customerId', '=', customerId)
    .orderBy('domain')
    .execute();
  const iso = (instant: Date | null) => instant?.toISOString() ?? null;
  return rows.map((row) => ({
    partnerAccountId: row.partnerAccountId,
    tenantId: row.tenantId,
    customerId: row.customerId,
    domain: row.domain,
    companyName: row.companyName,
    relationship: row.relationship,
    agreementAccepted: row.agreementAccepted,
    asOf: {
      tenant: row.asOf.toISOString(),
      subscriptions: iso(row.subscriptionsAsOf),
      licences: iso(row.licencesAsOf),
      users: iso(row.usersAsOf),
      agreement: iso(row.agreementAsOf),
    },
    failures: row.failures as MirrorTenant['failures'],
    goneAt: iso(row.goneAt),
  }));
}

export async function listMirrorSubscriptions(
  tx: Tx,
  query: z.output<typeof MirrorSubscriptionQuery>,
): Promise<Page<MirrorSubscription>> {
  let rows = tx
    .selectFrom('mirrorSubscriptions as m')
    .leftJoin('mirrorTenants as t', (join) =>
      join.onRef('t.partnerAccountId', '=', 'm.partnerAccountId').onRef('t.tenantId', '=', 'm.tenantId'),
    )
    .leftJoin('customers as c', 'c.id', 'm.customerId')
    .leftJoin('subscriptions as s', (join) =>
      join
        .onRef('s.partnerAccountId', '=', 'm.partnerAccountId')
        .onRef('s.microsoftId', '=', 'm.microsoftId'),
    )
    .select(['m.microsoftId as id', 'm.partnerAccountId', 'm.tenantId', 'm.customerId', 'm.name'])
    .select(['t.domain as tenantName', 'c.companyName as customerName', 's.id as subscriptionId'])
    .select(['m.productType', 'm.offerId', 'm.status', 'm.seats', 'm.termDuration', 'm.billingCycle'])
    .select(['m.autoRenew', 'm.startsOn', 'm.endsOn', 'm.mpnId', 'm.asOf', 'm.goneAt']);
  if (query.customerId) rows = rows.where('m.customerId', '=', query.customerId);
  if (query.partnerAccountId) rows = rows.where('m.partnerAccountId', '=', query.partnerAccountId);
  if (query.tenantId) rows = rows.where('m.tenantId', '=', query.tenantId);
  if (query.productType) rows = rows.where('m.productType', '=', query.productType);
  if (query.record) rows = rows.where('s.id', query.record === 'here' ? 'is not' : 'is', null);
  if (query.q)
    rows = rows.where(
      matches(query.q, ['m.name', 't.domain', 'c.company_name', 'm.microsoft_id'], 's.number'),
    );
  const found = await page(tx, rows, {
    query,
    id: sql`m.microsoft_id`,
    fallback: 'id',
    sorts: {
      id: { by: sql`m.microsoft_id`, type: 'text' },
      name: { by: sql`lower(m.name)`, type: 'text' },
      tenantName: { by: sql`lower(t.domain)`, type: 'text' },
      seats: { by: sql`m.seats`, type: 'bigint' },
      endsOn: { by: sql`m.ends_on`, type: 'date' },
      status: { by: sql`m.status`, type: 'text' },
    },
  });
  return {
    ...found,
    items: found.items.map(({ asOf, goneAt, tenantName, ...row }) => ({
      ...row,
      tenantName: tenantName ?? '',
      asOf: asOf.toISOString(),
      goneAt: goneAt?.toISOString() ?? null,
    })),
  };
}
