import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '@concord/contract/settings';
import {
  type Budget,
  type Claims,
  type Cloud,
  type CommerceApi,
  cloud,
  createDoor,
  createTokens,
  type DoorParts,
  partnerCenter,
  type TokenSecrets,
  type Tokens,
} from '@concord/microsoft';
import { systemClock } from '../clock.ts';
import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import { createSharedBudget } from './pace.ts';
import { openSecret, putSecret } from './secrets.ts';
import { findSet, type SetRow } from './store.ts';

/** How one settings set speaks to Microsoft. */
export interface SetClient {
  set: SetRow;
  cloud: Cloud;
  tokens: Tokens;
  commerce: CommerceApi;
  /** The same for a question behind which a person waits: first in the queue, and soon given up. */
  forPerson: CommerceApi;
  /** How far our clock is ahead of Microsoft's, by its last answer. */
  clockSkewMs(): number | undefined;
}

/** Published: 500 requests a minute and partner tenant. What the burst takes off the rate is left for others too. */
const limits = { perMinute: 500, burst: 24 };

const briskTimeouts = { answer: 10_000, body: 10_000 };
const briskRetry = { attempts: 2, firstPause: 300, longestRetryAfter: 2_000 };

type Parts = Pick<Context, 'db' | 'keyring' | 'clock' | 'log'>;

/** Builds and keeps the clients of the sets, one per version of a set. */
export class Clients {
  #clients = new Map<string, SetClient>();
  #budgets = new Map<string, Budget>();
  #context: Parts;

  constructor(context: Parts) {
    this.#context = context;
  }

  async for(settingsSetId: string): Promise<SetClient> {
    return this.of(await this.#context.db.in(operatorScope, (tx) => findSet(tx, settingsSetId)));
  }

  /** For a set that was read a moment ago. */
  of(set: SetRow): SetClient {
    const kept = this.#clients.get(set.id);
    if (kept?.set.version === set.version) return { ...kept, set };
    const client = this.#build(set);
    this.#clients.set(set.id, client);
    return client;
  }

  #build(set: SetRow): SetClient {
    const where = cloud(set.environment as Environment, set.address ?? undefined);
    const now = () => this.#context.clock.now();
    const { applicationId, tenantId } = set;
    const tokens = createTokens({
      cloud: where,
      tenantId,
      applicationId,
      secrets: this.#secretsOf(set),
      now,
    });
    let skew: number | undefined;
    const parts: DoorParts = {
      cloud: where,
      tokens,
      budget: this.#budgetOf(set.partnerAccountId),
      now,
      observe: (exchange) => {
        if (exchange.microsoftTime) skew = now().getTime() - exchange.microsoftTime.getTime();
        this.#context.log.debug({ microsoft: exchange, settingsSet: set.number }, 'microsoft');
      },
    };
    const patient = createDoor(parts);
    const brisk = createDoor({ ...parts, timeouts: briskTimeouts, retry: briskRetry });
    return {
      set,
      cloud: where,
      tokens,
      commerce: partnerCenter(patient),
      forPerson: partnerCenter(brisk, { priority: 'person' }),
      clockSkewMs: () => skew,
    };
  }

  #budgetOf(partnerAccountId: string): Budget {
    const kept = this.#budgets.get(partnerAccountId);
    if (kept) return kept;
    const { db, log } = this.#context;
    const budget = createSharedBudget({
      db,
      partnerAccountId,
      limits,
      clock: systemClock,
      wait: (ms, signal) => sleep(ms, undefined, { signal }),
      failed: (error) => log.warn({ err: error }, 'a refusal of Microsoft could not be shared'),
    });
    this.#budgets.set(partnerAccountId, budget);
    return budget;
  }

  #secretsOf(set: SetRow): TokenSecrets {
    const { db, keyring, clock } = this.#context;
    const open = (kind: 'application-secret' | 'refresh-token' | 'partner-password') =>
      db.in(operatorScope, (tx) => openSecret(tx, keyring, set.id, kind));
    return {
      applicationSecret: async () => (await open('application-secret')) ?? '',
      refreshToken: () => open('refresh-token'),
      saveRefreshToken: (token, { expiresAt, claims }) =>
        db.in(operatorScope, (tx) =>
          saveConsent(tx, this.#context, set, token, expiresAt, claims, clock.now()),
        ),
      ...(set.login &&
        passwordAlone(set) && {
          password: async () => {
            const password = await open('partner-password');
            return password && set.login ? { login: set.login, password } : undefined;
          },
        }),
    };
  }
}

/** Login and password alone: only where Microsoft still lets a sign-in without a second factor pass. */
export const passwordAlone = (set: Pick<SetRow, 'environment' | 'api'>) =>
  set.environment === 'simulator' || set.api === 'crest';

export async function saveConsent(
  tx: Tx,
  { keyring }: Pick<Context, 'keyring'>,
  set: Pick<SetRow, 'id' | 'resellerId'>,
  refreshToken: string,
  expiresAt: Date,
  claims: Claims,
  at: Date,
): Promise<void> {
  await putSecret(
    tx,
    keyring,
    { ownerId: set.id, resellerId: set.resellerId },
    'refresh-token',
    refreshToken,
    at,
    expiresAt,
  );
  const consent = { by: claims.userPrincipalName ?? null, mfa: claims.mfa };
  await tx
    .updateTable('settingsSets')
    .set({ consent: JSON.stringify(consent) })
    .where('id', '=', set.id)
    .execute();
}
