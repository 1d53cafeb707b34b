import type { CheckLine, ConnectionCheck, Environment, SettingsSet } from '@concord/contract/settings';
import { domainSuffix } from '@concord/rules/domains';
import type { Tx } from '../db/database.ts';
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
