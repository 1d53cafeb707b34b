import type { CheckLine, CheckLineName, Environment, PartnerType } from '@concord/contract/settings';
import type { Claims, PartnerProfile } from '@concord/microsoft';
import { countryRules } from '@concord/rules/countries';
import { domainSuffix } from '@concord/rules/domains';
import { fillInvitation, invitationProblem } from '@concord/rules/invitation';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { text } from '../texts/texts.ts';
import { passwordAlone, type SetClient } from './client.ts';
import { reach } from './reach.ts';
import { secretInfos } from './secrets.ts';

type Found = Omit<CheckLine, 'name' | 'ms'>;

/** What earlier lines found out and later ones need. */
export interface Bench {
  context: Context;
  client: SetClient;
  facts: { app?: Claims; user?: Claims; partner?: PartnerProfile; type?: PartnerType };
}

const daysToWarn = 30;
const skewToWarnSeconds = 60;

export const checkLines: Record<CheckLineName, (bench: Bench) => Promise<Found>> = {
  async 'app-token'({ client, facts }) {
    facts.app = (await client.tokens.get('app', { fresh: true })).claims;
    return passed('app-token');
  },

  async 'user-token'({ client, facts }) {
    facts.user = (await client.tokens.get('user', { fresh: true })).claims;
    return passed('user-token', { by: facts.user.userPrincipalName ?? '' });
  },

  async mfa({ client, facts }) {
    if (!facts.user) return skipped();
    if (facts.user.mfa) return passed('mfa');
    return passwordAlone(client.set) ? warning('mfa', 'password') : failed('mfa');
  },

  async audience({ client, facts }) {
    const token = facts.user ?? facts.app;
    if (!token) return skipped();
    const wanted = client.cloud.audience;
    return token.audience?.replace(/\/$/, '') === wanted
      ? passed('audience')
      : failed('audience', { found: token.audience ?? '', wanted });
  },

  async enrolled({ client, facts }) {
    if (!facts.user) return skipped();
    const signed = await client.commerce.partnerAgreementSigned(client.set.tenantId);
    return signed ? passed('enrolled') : failed('enrolled');
  },

  async tenant({ client, facts }) {
    if (!facts.user) return skipped();
    facts.partner = await client.commerce.partner();
    const { set } = client;
    const { tenantId, domain } = facts.partner;
    if (tenantId.toLowerCase() !== set.tenantId) return failed('tenant', { found: tenantId });
    const wanted = `${set.domainPrefix}${domainSuffix(set.environment as Environment)}`;
    if (domain && domain.toLowerCase() !== wanted)
      return warning('tenant', 'domain', { found: domain, wanted });
    return passed('tenant', { domain: domain ?? wanted });
  },

  async profile(bench) {
    const { client, context, facts } = bench;
    if (!facts.partner) return skipped();
    const { companyName, country, mpnId } = facts.partner;
    // Only an indirect provider has resellers to list.
    const resellers = await client.commerce.indirectResellers();
    const rules = countryRules(country);
    facts.type = resellers.length > 0 ? 'indirect-provider' : 'direct-bill';
    await context.db.in(operatorScope, (tx) =>
      tx
        .updateTable('partnerAccounts')
        .set({
          name: companyName,
          country,
          region: rules?.region ?? null,
          currency: rules?.currency ?? null,
          mpnId: mpnId ?? null,
          type: facts.type,
          readAt: context.clock.now(),
        })
        .where('id', '=', client.set.partnerAccountId)
        .execute(),
    );
    const values = { companyName, mpnId: mpnId ?? '', type: text(`partner-type.${facts.type}`) ?? '' };
    return mpnId ? passed('profile', values) : warning('profile', 'mpn', values);
  },

  async catalogue({ client, facts }) {
    if (!facts.app) return skipped();
    const country = facts.partner?.country ?? client.set.defaultCountry;
    const products = (await client.commerce.products(country)).length;
    return products > 0 ? passed('catalogue', { products, country }) : failed('catalogue', { country });
  },

  async 'agreement-link'({ client }) {
    const { agreementLink, address } = client.set;
    const found = await reach(agreementLink, originOf(address));
    if (found.answers) return passed('agreement-link');
    return warning('agreement-link', found.why, { status: found.status ?? 0 });
  },

  async 'invitation-link'({ client, facts }) {
    const { invitationPath, tenantId, address } = client.set;
    const simulatorAddress = client.cloud.environment === 'simulator' ? (address ?? undefined) : undefined;
    const partnerType = facts.type === 'direct-bill' ? 'direct' : 'indirect';
    const problem = invitationProblem(invitationPath, {
      partnerType,
      partnerTenantId: tenantId,
      simulatorAddress,
    });
    if (problem) return failed('invitation-link', { problem: text(`field.${problem}`) ?? problem });
    const found = await reach(
      fillInvitation(invitationPath, { partnerTenantId: tenantId }),
      originOf(address),
    );
    return found.answers ? passed('invitation-link') : warning('invitation-link', 'unreachable');
  },

  async clock({ client }) {
    const skew = client.clockSkewMs();
    if (skew === undefined) return skipped();
    const seconds = Math.abs(Math.round(skew / 1000));
    return seconds <= skewToWarnSeconds ? passed('clock') : warning('clock', 'skew', { seconds });
  },

  async credentials({ context, client }) {
    const { set } = client;
    const now = context.clock.now();
    const infos = await context.db.in(operatorScope, (tx) => secretInfos(tx, set.id));
    const ends: [string, string | null | undefined][] = [
      ['secret', set.secretExpiresOn],
      ['consent', infos['refresh-token']?.expiresAt],
    ];
    const known = ends.flatMap(([name, at]) =>
      at ? [{ name, days: Math.floor((Date.parse(at) - now.getTime()) / 86_400_000) }] : [],
    );
    const listed = known
      .map(({ name, days }) => text(`check.credentials.${name}`, { days, count: days }) ?? '')
      .join(' ');
    if (!set.secretExpiresOn) return warning('credentials', 'unknown', { listed });
    const first = Math.min(...known.map(({ days }) => days));
    if (first < 0) return failed('credentials', { listed });
    return first < daysToWarn
      ? warning('credentials', 'soon', { listed })
      : passed('credentials', { listed });
  },
};

function originOf(address: string | null): string | undefined {
  return address && URL.canParse(address) ? new URL(address).origin : undefined;
}

type Values = Record<string, string | number>;

const passed = (name: CheckLineName, values: Values = {}): Found => ({
  state: 'passed',
  finding: text(`check.${name}.passed`, values),
});
const skipped = (): Found => ({ state: 'skipped', finding: text('check.skipped') });
const failed = (name: CheckLineName, values: Values = {}): Found => ({
  state: 'failed',
  finding: text(`check.${name}.failed`, values),
  cause: text(`check.${name}.cause`, values),
  fix: text(`check.${name}.fix`, values),
});
const warning = (name: CheckLineName, why: string, values: Values = {}): Found => ({
  state: 'warning',
  finding: text(`check.${name}.${why}`, values),
  cause: text(`check.${name}.${why}-cause`, values),
  fix: text(`check.${name}.${why}-fix`, values),
});
