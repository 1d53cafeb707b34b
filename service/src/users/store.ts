import type { ReadingFailure } from '@concord/contract/sync';
import type { ReadingAge, TenantLicence, UserPage, UserQuery } from '@concord/contract/users';
import type { TenantUser } from '@concord/microsoft';
import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../db/database.ts';
import { page } from '../db/page.ts';
import type { MirrorUser } from '../db/tables.generated.ts';
import { text } from '../texts/texts.ts';
import type { Place } from './place.ts';
import { type LicenceNames, shownUser } from './shown.ts';

type Tenant = Pick<Place, 'partnerAccountId' | 'tenantId'>;

export async function listUsers(
  tx: Tx,
  tenant: Tenant,
  query: z.output<typeof UserQuery>,
  now: Date,
): Promise<UserPage> {
  let rows = tx
    .selectFrom('mirrorUsers as m')
    .selectAll('m')
    .select('m.userId as id')
    .where('m.partnerAccountId', '=', tenant.partnerAccountId)
    .where('m.tenantId', '=', tenant.tenantId)
    .where('m.deletedAt', query.deleted === 'true' ? 'is not' : 'is', null);
  if (query.licence)
    rows = rows.where(sql<number>`cardinality(m.licences)`, query.licence === 'with' ? '>' : '=', 0);
  if (query.enabled) rows = rows.where('m.enabled', '=', query.enabled === 'true');
  if (query.skuId) rows = rows.where(sql<boolean>`m.licences @> ${[query.skuId]}::text[]`);
  if (query.q) rows = rows.where(contains(query.q));
  const found = await page(tx, rows, {
    query,
    id: sql`m.user_id`,
    fallback: 'displayName',
    sorts: {
      displayName: { by: sql`lower(m.display_name)`, type: 'text' },
      signInName: { by: sql`lower(m.sign_in_name)`, type: 'text' },
      deletedAt: { by: sql`m.deleted_at`, type: 'timestamptz' },
    },
  });
  const names = await licenceNames(tx, tenant);
  return {
    ...found,
    items: found.items.map((row) => shownUser(userIn(row), names, row.asOf, now)),
    age: await ageOf(tx, tenant, 'users'),
  };
}

/** A number is a text like any other here: people carry none of ours. */
const contains = (q: string) => {
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`(m.display_name ilike ${like} or m.sign_in_name ilike ${like})`;
};

/** A person as Microsoft said last. */
export async function findUser(
  tx: Tx,
  { partnerAccountId, tenantId }: Tenant,
  userId: string,
): Promise<{ user: TenantUser; asOf: Date } | undefined> {
  const row = await tx
    .selectFrom('mirrorUsers')
    .selectAll()
    .where('partnerAccountId', '=', partnerAccountId)
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return row && { user: userIn(row), asOf: row.asOf };
}

const userIn = (row: Selectable<MirrorUser>): TenantUser => ({
  id: row.userId,
  signInName: row.signInName,
  displayName: row.displayName,
  firstName: row.firstName ?? undefined,
  lastName: row.lastName ?? undefined,
  usageLocation: row.usageLocation ?? undefined,
  enabled: row.enabled,
  licences: row.licences,
  deletedAt: row.deletedAt?.toISOString(),
});

export async function licenceNames(tx: Tx, tenant: Tenant): Promise<LicenceNames> {
  const rows = await licenceRows(tx, tenant);
  return new Map(rows.map(({ skuId, name, partNumber }) => [skuId, { name, partNumber }]));
}

export async function listLicences(tx: Tx, tenant: Tenant): Promise<TenantLicence[]> {
  const rows = await licenceRows(tx, tenant);
  return rows
    .filter(({ total, assigned, suspended }) => total + assigned + suspended > 0)
    .map(({ skuId, name, partNumber, total, assigned, suspended }) => ({
      skuId,
      name,
      partNumber,
      total,
      assigned,
      free: Math.max(0, total - assigned),
      over: Math.max(0, assigned - total),
      suspended,
    }));
}

function licenceRows(tx: Tx, { partnerAccountId, tenantId }: Tenant) {
  return tx
    .selectFrom('mirrorLicences')
    .selectAll()
    .where('partnerAccountId', '=', partnerAccountId)
    .where('tenantId', '=', tenantId)
    .orderBy(sql`lower(name)`)
    .execute();
}

/** How old the mirror of one kind is, and what stands in the way of a newer one. */
export async function ageOf(
  tx: Tx,
  { partnerAccountId, tenantId }: Tenant,
  kind: 'users' | 'licences',
): Promise<ReadingAge> {
  const row = await tx
    .selectFrom('mirrorTenants')
    .select(['usersAsOf', 'licencesAsOf', 'failures'])
    .where('partnerAccountId', '=', partnerAccountId)
    .where('tenantId', '=', tenantId)
    .executeTakeFirst();
  const failure = (row?.failures as Partial<Record<string, ReadingFailure>> | undefined)?.[kind];
  const asOf = kind === 'users' ? row?.usersAsOf : row?.licencesAsOf;
  return {
    asOf: asOf?.toISOString() ?? null,
    failure: failure ? explained(failure) : null,
  };
}

/** A failure with what helps. */
export const explained = (failure: ReadingFailure): NonNullable<ReadingAge['failure']> => ({
  ...failure,
  next: text(`users-next.${failure.cause}`) ?? '',
});
