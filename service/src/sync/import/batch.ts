import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { concord, recordAll } from '../../events/record.ts';
import { text } from '../../texts/texts.ts';
import { compareTenants } from '../compare.ts';
import { lockTenants } from '../mirror/tenants.ts';
import type { QueuedRow } from './carry-out.ts';
import { type Bound, type HandedOver, handOver } from './hand-over.ts';
import { makeCustomers, type NewCompany } from './make-customers.ts';
import type { Profiles } from './profiles.ts';

/** A queued row, locked, with what a binding needs. */
interface Ready {
  tenantId: string;
  decision: string;
  customerId: string | null;
  resellerId: string | null;
  domain: string;
  companyName: string | null;
  /** Its relationship has ended. */
  isGone: boolean;
  /** Somebody else's binding came first. */
  isBound: boolean;
  mpnId: string | null;
  settingsSetId: string | null;
  country: string | null;
  language: string | null;
  queuedBy: string | null;
  byName: string | null;
}

/**
 * Makes customers of tenants, or binds them to customers that are there, with their subscriptions and people, in the
 * transaction that takes the rows off the queue. Rows whose profile could not be read stay in the queue; what cannot
 * be done says why.
 */
export async function importBatch(
  tx: Tx,
  { partnerAccountId }: { partnerAccountId: string },
  rows: readonly QueuedRow[],
  profiles: Profiles,
  now: Date,
): Promise<void> {
  await lockTenants(tx, partnerAccountId, rows);
  const ready = await lockRows(tx, partnerAccountId, rows);
  const failures = new Map<string, string>();
  for (const row of ready) {
    const why = failureOf(row, profiles);
    if (why !== undefined) failures.set(row.tenantId, why);
  }
  const doable = ready.filter(
    ({ tenantId, decision }) =>
      !failures.has(tenantId) && (decision === 'bind' || profiles.found.has(tenantId)),
  );
  const made = await makeCustomers(tx, companiesOf(doable, profiles), now);
  const bound = doable.map((row): Bound => boundOf(row, made));
  await bind(tx, partnerAccountId, doable, bound, now);
  const handed = await handOver(tx, partnerAccountId, bound, now);
  await settle(tx, partnerAccountId, bound, failures, now);
  await compareTenants(
    tx,
    partnerAccountId,
    bound.map(({ tenantId }) => tenantId),
    now,
  );
  await tell(tx, doable, bound, handed, now);
}

async function lockRows(tx: Tx, partnerAccountId: string, rows: readonly QueuedRow[]): Promise<Ready[]> {
  const ids = rows.map(({ tenantId }) => tenantId);
  const { rows: ready } = await sql<Ready>`
    select i.tenant_id, i.decision, c.id as customer_id, coalesce(c.reseller_id, r.id) as reseller_id, t.domain,
      t.company_name, t.gone_at is not null or lower(t.relationship) = 'none' as is_gone,
      exists (select from bindings b where b.partner_account_id = i.partner_account_id
        and b.tenant_id = i.tenant_id and b.ended_at is null) as is_bound,
      (select min(m.mpn_id) from mirror_subscriptions m where m.partner_account_id = i.partner_account_id
        and m.tenant_id = i.tenant_id and m.gone_at is null having count(distinct m.mpn_id) = 1) as mpn_id,
      s.id as settings_set_id, s.default_country as country, s.default_language as language, i.queued_by,
      q.name as by_name
    from import_rows i
    join mirror_tenants t using (partner_account_id, tenant_id)
    join sync_accounts k using (partner_account_id)
    left join customers c on c.id = i.target_customer_id and i.decision = 'bind'
    left join resellers r on r.id = coalesce(c.reseller_id, i.target_reseller_id)
    left join members q on q.id = i.queued_by
    left join lateral (
      select s.* from settings_sets s join resellers o on o.id = s.reseller_id
      where s.partner_account_id = i.partner_account_id and s.active and s.reseller_id = any (r.path)
      order by cardinality(o.path) desc, s.id = k.settings_set_id desc, s.created_at limit 1) s on true
    where i.partner_account_id = ${partnerAccountId} and i.tenant_id = any (${ids}::uuid[]) and i.state = 'queued'
    order by i.tenant_id
    for update of i`.execute(tx);
  return ready;
}

function failureOf(row: Ready, { failed }: Profiles): string | undefined {
  const why = (name: string) => text(`import-failure.${name}`) ?? name;
  if (row.isBound) return why('bound');
  if (row.isGone) return why('gone');
  if (row.decision === 'bind' && !row.customerId) return why('customer');
  if (!row.resellerId) return why('reseller');
  if (!row.settingsSetId) return why('set');
  return failed.get(row.tenantId);
}

const companiesOf = (rows: readonly Ready[], { found }: Profiles): NewCompany[] =>
  rows.flatMap(({ tenantId, decision, resellerId, companyName, domain, country, language }) => {
    const profile = found.get(tenantId);
    if (decision !== 'create' || !profile) return [];
    return [
      {
        tenantId,
        resellerId: resellerId ?? '',
        profile,
        companyName: companyName || domain,
        country: country ?? '',
        language: language ?? '',
      },
    ];
  });

const boundOf = (row: Ready, made: Map<string, string>): Bound => ({
  tenantId: row.tenantId,
  bindingId: newId(),
  resellerId: row.resellerId ?? '',
  customerId: made.get(row.tenantId) ?? row.customerId ?? '',
  settingsSetId: row.settingsSetId ?? '',
});

async function bind(
  tx: Tx,
  partnerAccountId: string,
  rows: readonly Ready[],
  bound: readonly Bound[],
  now: Date,
): Promise<void> {
  if (bound.length === 0) return;
  // A binding that an order makes at the same moment breaks this transaction, and the next one sees it.
  await tx
    .insertInto('bindings')
    .values(
      bound.map(({ bindingId, resellerId, customerId, tenantId }, index) => ({
        id: bindingId,
        resellerId,
        customerId,
        partnerAccountId,
        tenantId,
        domain: rows[index]?.domain ?? '',
        origin: 'imported',
        resellerMpnId: rows[index]?.mpnId ?? null,
        boundAt: now,
      })),
    )
    .execute();
}

async function settle(
  tx: Tx,
  partnerAccountId: string,
  bound: readonly Bound[],
  failures: Map<string, string>,
  now: Date,
): Promise<void> {
  const outcomes = [
    ...bound.map(({ tenantId, customerId }) => ({ tenantId, customerId, reason: null })),
    ...Array.from(failures, ([tenantId, reason]) => ({ tenantId, customerId: null, reason })),
  ];
  await sql`
    update import_rows i set state = case when o.reason is null then 'done' else 'failed' end, reason = o.reason,
      target_customer_id = coalesce(o."customerId", i.target_customer_id), settled_at = ${now}
    from json_to_recordset(${JSON.stringify(outcomes)}::json) as o ("tenantId" uuid, "customerId" uuid, reason text)
    where i.partner_account_id = ${partnerAccountId} and i.tenant_id = o."tenantId"`.execute(tx);
}

/** One event for each customer, in the name of whoever said that it shall be. */
async function tell(
  tx: Tx,
  rows: readonly Ready[],
  bound: readonly Bound[],
  handed: (tenantId: string) => HandedOver,
  now: Date,
): Promise<void> {
  const facts = bound.map(({ tenantId, customerId, resellerId }, index) => ({
    by: rows[index]?.queuedBy ?? null,
    kind: rows[index]?.decision === 'create' ? 'customer.imported' : 'tenant.imported',
    objectKind: 'customer',
    objectId: customerId,
    resellerId,
    customerId,
    data: { tenantId, domain: rows[index]?.domain, ...handed(tenantId) },
  }));
  for (const [by, some] of Map.groupBy(facts, (fact) => fact.by)) {
    const name = rows.find(({ queuedBy }) => queuedBy === by)?.byName;
    await recordAll(tx, now, name ? { id: by, name } : concord, some);
  }
}
