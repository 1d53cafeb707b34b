import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { TenantReading } from '../read-tenant.ts';

/** How a complete list of one kind says what is gone. */
interface Listed {
  table: string;
  id: string;
  /** What a row that is gone has. */
  gone: string;
  /** A row that is not gone yet. */
  alive: string;
}

const listed = {
  subscriptions: {
    table: 'mirror_subscriptions',
    id: 'microsoft_id',
    gone: 'gone_at = $at',
    alive: 'm.gone_at is null',
  },
  users: { table: 'mirror_users', id: 'user_id', gone: 'deleted_at = $at', alive: 'm.deleted_at is null' },
  licences: {
    table: 'mirror_licences',
    id: 'sku_id',
    gone: 'total = 0, assigned = 0, suspended = 0',
    alive: '(m.total, m.assigned, m.suspended) <> (0, 0, 0)',
  },
} satisfies Record<string, Listed>;
export type ListedKind = keyof typeof listed;

interface List {
  tenant_id: string;
  at: Date;
  ids: string[];
}

const idsOf: Record<ListedKind, (reading: TenantReading) => string[] | undefined> = {
  subscriptions: ({ subscriptions }) => subscriptions?.map(({ id }) => id),
  users: ({ users, userIds }) => userIds ?? users?.map(({ id }) => id),
  licences: ({ licences }) => licences?.map(({ skuId }) => skuId),
};

/**
 * Marks what complete lists do not name, and what was looked for and is not there: gone at once, or missed by `run`.
 * @returns the tenant of each
 */
export async function markMissed(
  tx: Tx,
  partnerAccountId: string,
  readings: readonly TenantReading[],
  at: Date,
  run: string | undefined,
): Promise<string[]> {
  const missed: string[] = [];
  for (const kind of Object.keys(listed) as ListedKind[]) {
    const lists = readings.flatMap((reading) => {
      const ids = idsOf[kind](reading);
      return ids ? [{ tenant_id: reading.tenantId, at: reading.at, ids }] : [];
    });
    if (lists.length > 0)
      missed.push(...(await markAbsent(tx, partnerAccountId, listed[kind], lists, at, run)));
  }
  for (const { tenantId, at: asOf, some } of readings) {
    const { subscriptions, users } = listed;
    const one = { tenant_id: tenantId, at: asOf };
    for (const id of some?.goneSubscriptions ?? [])
      missed.push(...(await markNamed(tx, partnerAccountId, subscriptions, { ...one, id }, at)));
    for (const id of some?.goneUsers ?? [])
      missed.push(...(await markNamed(tx, partnerAccountId, users, { ...one, id }, at)));
  }
  return missed;
}

const goneSql = ({ gone }: Listed, at: Date) => {
  const [before = '', after] = gone.split('$at');
  return after === undefined
    ? sql.raw(`${before}, missed_in = null`)
    : sql`${sql.raw(before)}${at}::timestamptz, missed_in = null`;
};

/** Longer lists are looked up one by one, where the database makes a hash of them. */
const long = 1_000;

async function markAbsent(
  tx: Tx,
  partnerAccountId: string,
  kind: Listed,
  lists: readonly List[],
  at: Date,
  run: string | undefined,
): Promise<string[]> {
  const { table, id } = kind;
  const mark = run === undefined ? goneSql(kind, at) : sql`missed_in = ${run}::uuid`;
  const absent = await findAbsent(tx, partnerAccountId, kind, lists);
  for (const { tenantId, id: one } of absent)
    await sql`
      update ${sql.raw(table)} m set ${mark} where m.partner_account_id = ${partnerAccountId}
        and m.tenant_id = ${tenantId} and m.${sql.raw(id)} = ${one}`.execute(tx);
  return run === undefined ? absent.map(({ tenantId }) => tenantId) : [];
}

/** What the mirror has and complete lists do not name. Tenant by tenant: the lateral join leaves no other way. */
async function findAbsent(
  tx: Tx,
  partnerAccountId: string,
  { table, id, alive }: Listed,
  lists: readonly List[],
): Promise<{ tenantId: string; id: string }[]> {
  const of = (list: { tenant_id: unknown; at: unknown; ids: unknown }) => sql`
    select m.tenant_id, m.${sql.raw(id)}::text as id from ${sql.raw(table)} m
    where m.partner_account_id = ${partnerAccountId} and m.tenant_id = ${list.tenant_id} and m.as_of <= ${list.at}
      and ${sql.raw(alive)} and m.${sql.raw(id)}::text <> all (${list.ids})`;
  const found: { tenantId: string; id: string }[] = [];
  for (const { tenant_id, at, ids } of lists.filter((list) => list.ids.length > long)) {
    const { rows } = await sql<{
      tenantId: string;
      id: string;
    }>`${of({ tenant_id, at, ids: sql`${ids}::text[]` })}`.execute(tx);
    found.push(...rows);
  }
  const short = lists.filter((list) => list.ids.length <= long);
  const { rows } = await sql<{ tenantId: string; id: string }>`
    with r as materialized (
      select * from json_to_recordset(${JSON.stringify(short)}::json) as r (tenant_id uuid, at timestamptz, ids text[]))
    select x.* from r cross join lateral (
      ${of({ tenant_id: sql.raw('r.tenant_id'), at: sql.raw('r.at'), ids: sql.raw('r.ids') })} offset 0) x`.execute(
    tx,
  );
  found.push(...rows);
  return found;
}

async function markNamed(
  tx: Tx,
  partnerAccountId: string,
  kind: Listed,
  named: { tenant_id: string; at: Date; id: string },
  at: Date,
): Promise<string[]> {
  const { table, id, alive } = kind;
  const { rows } = await sql<{ tenantId: string }>`
    update ${sql.raw(table)} m set ${goneSql(kind, at)}, as_of = ${named.at}::timestamptz
    where m.partner_account_id = ${partnerAccountId} and m.tenant_id = ${named.tenant_id}
      and m.${sql.raw(id)}::text = ${named.id} and m.as_of <= ${named.at} and ${sql.raw(alive)}
    returning m.tenant_id`.execute(tx);
  return rows.map(({ tenantId }) => tenantId);
}

/** What a full pull missed is gone. @returns how many of each kind, and their tenants */
export async function missedIsGone(
  tx: Tx,
  run: string,
  at: Date,
): Promise<{ gone: number; tenantIds: string[] }> {
  const tenantIds: string[] = [];
  for (const kind of Object.values(listed)) {
    const { rows } = await sql<{ tenantId: string }>`
      update ${sql.raw(kind.table)} m set ${goneSql(kind, at)} where m.missed_in = ${run}::uuid
      returning m.tenant_id`.execute(tx);
    for (const { tenantId } of rows) tenantIds.push(tenantId);
  }
  return { gone: tenantIds.length, tenantIds: Array.from(new Set(tenantIds)) };
}

/** How many a pull missed, and how many there are besides. */
export async function countMissed(
  tx: Tx,
  partnerAccountId: string,
  run: string,
  kind: ListedKind,
): Promise<{ alive: number; missed: number }> {
  const { table, alive } = listed[kind];
  const { rows } = await sql<{ alive: number; missed: number }>`
    select count(*) filter (where missed_in is distinct from ${run}::uuid) as alive,
      count(*) filter (where missed_in = ${run}::uuid) as missed
    from ${sql.raw(table)} m where m.partner_account_id = ${partnerAccountId} and ${sql.raw(alive)}`.execute(
    tx,
  );
  return rows[0] ?? { alive: 0, missed: 0 };
}
