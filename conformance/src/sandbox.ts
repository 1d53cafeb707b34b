import { type Cloud, cloud, createTokens } from '@concord/microsoft';
import { sendJson } from './http.ts';
import { type Judgement, judgeIn } from './judge.ts';
import { type Row, Unsupported, type Values } from './row.ts';
import type { Scene } from './scene.ts';
import { instantOf } from './when.ts';

/** A partner's account in Microsoft's integration sandbox, with consent given. */
export interface SandboxAccount {
  tenantId: string;
  applicationId: string;
  applicationSecret: string;
  refreshToken: string;
  /** Only for a stand-in of the sandbox. */
  address?: string;
}

/** Calls that change nothing at Microsoft. */
const harmless = [
  'checkAgainstCountryRules',
  'getCountryRules',
  'getCustomer',
  'getMpnProfile',
  'getRelationshipRequest',
  'listCustomers',
  'listProducts',
  'validateAddress',
  'validateResellers',
];

/** What `given` may say, and any account satisfies. */
const anyAccount = (given: Values): boolean =>
  Object.entries(given).every(
    ([key, value]) =>
      ['market', 'postalCodeRegex', 'mfaEnforced'].includes(key) ||
      (key === 'customer' && value === null) ||
      (key === 'token' && Object.keys(value).every((name) => name === 'kind')),
  );

/** Whether a row can be tried on a real account without changing anything there or needing anything of it. */
export const isSafe = ({ when, given }: Row): boolean =>
  harmless.includes(when.action) && anyAccount(given) && !when.params['seekOperation'];

/**
 * The account of the environment variables.
 * @throws Error that names those that are missing
 */
export function accountOf(env: NodeJS.ProcessEnv): SandboxAccount {
  const names = {
    tenantId: 'CONCORD_SANDBOX_TENANT_ID',
    applicationId: 'CONCORD_SANDBOX_APPLICATION_ID',
    applicationSecret: 'CONCORD_SANDBOX_APPLICATION_SECRET',
    refreshToken: 'CONCORD_SANDBOX_REFRESH_TOKEN',
  };
  const missing = Object.values(names).filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`TARGET=sandbox needs ${missing.join(', ')}`);
  const account = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, env[name] ?? '']));
  const address = env['CONCORD_SANDBOX_ADDRESS'];
  return { ...(account as unknown as SandboxAccount), ...(address && { address }) };
}

/** Judges the safe rows against Microsoft's sandbox. Nothing there is changed. */
export async function runInSandbox(
  rows: Row[],
  account: SandboxAccount,
  told: (judgement: Judgement) => void = () => undefined,
): Promise<Judgement[]> {
  const where: Cloud = account.address ? cloud('simulator', account.address) : cloud('sandbox');
  let refreshToken = account.refreshToken;
  const tokens = createTokens({
    cloud: where,
    tenantId: account.tenantId,
    applicationId: account.applicationId,
    now: () => new Date(),
    secrets: {
      applicationSecret: async () => account.applicationSecret,
      refreshToken: async () => refreshToken,
      saveRefreshToken: async (token) => {
        refreshToken = token;
      },
    },
  });
  const judgements: Judgement[] = [];
  for (const row of rows.filter(isSafe)) {
    const kind = row.given['token']?.kind === 'app' ? 'app' : 'user';
    const call: Scene['call'] = async (method, path, body, headers = {}) =>
      sendJson(`${where.partnerCenter}${path}`, method, body, {
        authorization: `Bearer ${(await tokens.get(kind)).value}`,
        accept: 'application/json',
        ...headers,
      });
    const judgement = await judgeIn(row, async () => sandboxScene(row, account.tenantId, call));
    judgements.push(judgement);
    told(judgement);
  }
  return judgements;
}

function sandboxScene(row: Row, partnerId: string, call: Scene['call']): Scene {
  const refuse = () => Promise.reject(new Unsupported('Microsoft’s sandbox has no clock and shows no state'));
  const at = instantOf(row);
  return {
    row,
    given: row.given,
    market: row.given['market'] ?? 'US',
    begin: at,
    at,
    simulator: { url: '', control: refuse, state: refuse },
    partnerId,
    // No tenant has this id.
    customerId: '00000000-0000-4000-8000-000000000000',
    resellerId: '',
    call,
    as: () => call,
    state: refuse,
    put: refuse,
    to: refuse,
    advance: refuse,
    offer: refuse,
  };
}
