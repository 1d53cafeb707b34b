import type { Page } from '@concord/contract/page';
import type {
  CheckLine,
  ConnectionCheck,
  Environment,
  SettingsSet,
  SettingsSetQuery,
  SettingsSetRow,
  Usage,
} from '@concord/contract/settings';
import { domainSuffix } from '@concord/rules/domains';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../db/database.ts';
import { page } from '../db/page.ts';
import { matches } from '../db/search.ts';
import { notFound } from '../errors.ts';
import { toPartnerAccount } from './account.ts';
import { secretInfos } from './secrets.ts';

/** What is kept of a consent beside the sealed refresh token. */
export interface Consent {
  by: string | null;
  mfa: boolean;
}

export type SetRow = Awaited<ReturnType<typeof findSet>>;

export async function findSet(tx: Tx, id: string) {
  const row = await tx.selectFrom('settingsSets').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('settings set');
  return row;
}

export async function readSet(tx: Tx, id: string): Promise<SettingsSet> {
  const set = await findSet(tx, id);
  const account = await tx
    .selectFrom('partnerAccounts')
    .selectAll()
    .where('id', '=', set.partnerAccountId)
    .executeTakeFirstOrThrow();
  const reseller = await tx
    .selectFrom('resellers')
    .select('name')
    .where('id', '=', set.resellerId)
    .executeTakeFirst();
  const secrets = await secretInfos(tx, id);
  const consent = set.consent as Consent | null;
  const refreshToken = secrets['refresh-token'];
  const byLogin = !set.login || consent?.by?.toLowerCase() === set.login.toLowerCase();
  return {
    id: set.id,
    number: set.number,
    version: set.version,
    active: set.active,
    name: set.name,
    environment: set.environment as Environment,
    address: set.address,
    api: set.api as SettingsSet['api'],
    agreementLink: set.agreementLink,
    domainPrefix: set.domainPrefix,
    domainSuffix: domainSuffix(set.environment as Environment),
    applicationId: set.applicationId,
    applicationSecret: secrets['application-secret'] ?? null,
    secretExpiresOn: set.secretExpiresOn,
    login: set.login,
    password: secrets['partner-password'] ?? null,
    tenantId: set.tenantId,
    invitationPath: set.invitationPath,
    resellerAttribute: set.resellerAttribute,
    newTenantsDisabled: set.newTenantsDisabled,
    defaultCountry: set.defaultCountry,
    defaultLanguage: set.defaultLanguage,
    resellerId: set.resellerId,
    resellerName: reseller?.name ?? '',
    note: set.note,
    consent: refreshToken && consent ? { ...refreshToken, ...consent, byLogin } : null,
    partnerAccount: toPartnerAccount(account),
    check: await latestCheck(tx, id),
    createdAt: set.createdAt.toISOString(),
    updatedAt: set.updatedAt.toISOString(),
  };
}

export async function latestCheck(tx: Tx, settingsSetId: string): Promise<ConnectionCheck | null> {
  const row = await tx
    .selectFrom('connectionChecks')
    .selectAll()
    .where('settingsSetId', '=', settingsSetId)
    .orderBy('startedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row
    ? {
        id: row.id,
        state: row.state as ConnectionCheck['state'],
        startedAt: row.startedAt.toISOString(),
        finishedAt: row.finishedAt?.toISOString() ?? null,
        lines: row.lines as CheckLine[],
      }
    : null;
}

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
          .as('check'),
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
      'check.state as checkState',
      'check.startedAt as checkedAt',
      sql<number | null>`${ends} - ${today}::date`.as('credentialDays'),
      sql<number>`(select count(distinct customer_id) from bindings where partner_account_id = s.partner_account_id and ended_at is null)`.as(
        'customers',
      ),
    ]);
  if (query.environment) rows = rows.where('s.environment', '=', query.environment);
  if (query.active) rows = rows.where('s.active', '=', query.active === 'true');
  if (query.check) rows = rows.where('check.state', '=', query.check);
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
      checkedAt: { by: sql`check.started_at`, type: 'timestamptz' },
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
