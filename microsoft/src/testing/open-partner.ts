import type { Simulator } from '@concord/simulator/server';
import { createBudget } from '../budget.ts';
import { cloud } from '../clouds.ts';
import { createPkce, createState } from '../consent.ts';
import { partnerCenter } from '../partner-center/commerce.ts';
import { createDoor, type DoorParts } from '../request.ts';
import { createTokens } from '../tokens.ts';
import { fillForms } from './forms.ts';

/** Sign-in data of a partner in the simulator's demo seed. */
export interface DemoPartner {
  tenantId: string;
  applicationId: string;
  secret: string;
  login: string;
  password: string;
}

const redirectUri = 'http://localhost:8365/consent';

/** A partner account at a simulator, with consent given on Entra's pages. */
export async function openPartner(
  simulator: Simulator,
  demo: DemoPartner,
  parts: Pick<DoorParts, 'timeouts' | 'random'> = {},
) {
  let refreshToken: string | undefined;
  const now = () => new Date(simulator.clock.now());
  const tokens = createTokens({
    cloud: cloud('simulator', simulator.url),
    tenantId: demo.tenantId,
    applicationId: demo.applicationId,
    now,
    secrets: {
      applicationSecret: async () => demo.secret,
      refreshToken: async () => refreshToken,
      saveRefreshToken: async (token) => {
        refreshToken = token;
      },
    },
  });
  async function consent() {
    const { codeVerifier, codeChallenge } = await createPkce();
    const state = createState();
    const page = tokens.authorizationUrl({ redirectUri, state, codeChallenge, loginHint: demo.login });
    const back = await fillForms(page, { username: demo.login, password: demo.password });
    if (back.searchParams.get('state') !== state) throw new Error(`Entra sent another state: ${back.href}`);
    const code = back.searchParams.get('code') ?? '';
    const given = await tokens.redeemCode({ code, redirectUri, codeVerifier });
    ({ refreshToken } = given);
    return given.claims;
  }

  const claims = await consent();
  const wait = async (ms: number) => simulator.clock.advance(`PT${Math.ceil(ms / 1000)}S`);
  const door = createDoor({
    cloud: cloud('simulator', simulator.url),
    tokens,
    budget: createBudget({ perMinute: 500, burst: 50, now, wait }),
    now,
    wait,
    ...parts,
  });
  return {
    simulator,
    tokens,
    door,
    api: partnerCenter(door),
    claims,
    /** Consents again, as a person does when a consent is dead. */
    consent: async (): Promise<void> => void (await consent()),
    act: control(simulator),
  };
}

/** What people do at Microsoft, and what only a simulator offers. */
function control({ url }: Simulator) {
  return async (path: string, body: unknown): Promise<void> => {
    const response = await fetch(`${url}/_simulator/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
}
