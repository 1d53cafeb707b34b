import type { Page } from '@concord/contract/page';
import type { Environment, SettingsSetQuery, SettingsSetRow } from '@concord/contract/settings';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../db/database.ts';
import { page } from '../db/page.ts';
import { matches } from '../db/search.ts';

export async function listSets(
  tx: Tx,
  query: z.output<typeof SettingsSetQuery>,
  now: Date,
): Promise<Page<SettingsSetRow>> {
  const today = now.toISOString().slice(0, 10);
  // The first credential to end: the secret's expiry date or the consent's.
  const ends = sql<
    string | null
  >`least(s.secret_expires_on, (select min(expires_at)::date from secrets where owner_id = s.id))`;
  let rows = tx
    .selectFrom('settingsSets as s')
    .innerJoin('resellers as r', 'r.id', 's.resellerId')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('connectionChecks')
          .select(['state', 'startedAt'])
          .whereRef('settingsSetId', '=', 's.id')
          .orderBy('startedAt', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select([
      's.id',
      's.number',
      's.name',
      's.environment',
      's.api',
      's.active',
      'r.name as resellerName',
      's.updatedAt',
      'last.state as checkState',
      'last.startedAt as checkedAt',
      sql<number | null>`${ends} - ${today}::date`.as('credentialDays'),
      sql<number>`(select count(distinct customer_id) from bindings where partner_account_id = s.partner_account_id and ended_at is null)`.as(
        'customers',
      ),
    ]);
  if (query.environment) rows = rows.where('s.environment', '=', query.environment);
  if (query.active) rows = rows.where('s.active', '=', query.active === 'true');
  if (query.check) rows = rows.where('last.state', '=', query.check);
  if (query.q)
    rows = rows.where(matches(query.q, ['s.name', 's.note', 'r.name', 's.domain_prefix'], 's.number'));
  const found = await page(tx, rows, {
    query,
    id: sql`s.id`,
    fallback: 'number',
    sorts: {
      number: { by: sql`s.number`, type: 'bigint' },
      name: { by: sql`lower(s.name)`, type: 'text' },
      environment: { by: sql`s.environment`, type: 'text' },
      resellerName: { by: sql`lower(r.name)`, type: 'text' },
      updatedAt: { by: sql`s.updated_at`, type: 'timestamptz' },
      checkedAt: { by: sql`last.started_at`, type: 'timestamptz' },
      credentialDays: { by: ends, type: 'date' },
    },
  });
  return {
    ...found,
    items: found.items.map((row) => ({
      ...row,
      environment: row.environment as Environment,
      api: row.api as SettingsSetRow['api'],
      checkState: row.checkState as SettingsSetRow['checkState'],
      checkedAt: row.checkedAt?.toISOString() ?? null,
      updatedAt: row.updatedAt.toISOString(),
    })),
  };
}
