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
  type Limits,
  type PeopleApi,
  partnerCenter,
  partnerPeople,
  partnerSync,
  partnerTransfers,
  type SyncApi,
  type TokenSecrets,
  type Tokens,
  type TransferApi,
} from '@concord/microsoft';
import { systemClock } from '../clock.ts';
import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import { concord, record } from '../events/record.ts';
import { createSharedBudget } from './pace.ts';
import { createPaceLog, type PaceLog } from './pace-log.ts';
import { openSecret, putSecret } from './secrets.ts';
import { findSet, type SetRow } from './store.ts';

/** A reader that counts its calls of Partner Center: all attempts, and those refused with 429. */
export interface Reading {
  api: SyncApi;
  spent(): { calls: number; throttled: number };
}

/** How one settings set speaks to Microsoft. */
export interface SetClient {
  set: SetRow;
  cloud: Cloud;
  tokens: Tokens;
  commerce: CommerceApi;
  /** The same for a question behind which a person waits: first in the queue, and soon given up. */
  forPerson: CommerceApi;
  /** What reads a whole partner account: served after people and orders. */
  sync: SyncApi;
  /** A `sync` of its own, for a run that says what it called; `person`: somebody waits for it. */
  openReading(priority?: 'person'): Reading;
  /** People of customers' tenants and the transfers desk, each time with a person waiting. */
  people: PeopleApi;
  transfers: TransferApi;
  /** How far our clock is ahead of Microsoft's, by its last answer. */
  clockSkewMs(): number | undefined;
}

/** Part of the rate that may come in a burst; it is taken off the rate, and left for others too. */
const burst = 0.03;

/** @param perMinute calls a minute that Microsoft allows the partner */
export const limitsOf = (perMinute: number): Limits => ({
  perMinute,
  burst: Math.max(2, Math.floor(perMinute * burst)),
});

const briskTimeouts = { answer: 10_000, body: 10_000 };
const briskRetry = { attempts: 2, firstPause: 300, longestRetryAfter: 2_000 };

type Parts = Pick<Context, 'config' | 'db' | 'keyring' | 'clock' | 'log'>;

/** Builds and keeps the clients of the sets, one per version of a set. */
export class Clients {
  #clients = new Map<string, SetClient>();
  #budgets = new Map<string, Budget>();
  #context: Parts;
  #paceLog: PaceLog;
  #newBudget: (partnerAccountId: string) => Budget;

  /** @param newBudget makes the budget of a partner account; by default all processes share one */
  constructor(context: Parts, newBudget?: (partnerAccountId: string) => Budget) {
    this.#context = context;
    this.#newBudget = newBudget ?? ((id) => this.#sharedBudget(id));
    const { config, db, log } = context;
    this.#paceLog = createPaceLog({
      db,
      clock: systemClock,
      perMinute: config.callsPerMinute,
      failed: (error) => log.warn({ err: error }, 'calls could not be counted'),
    });
  }

  /** Writes down what was counted of calls. */
  close(): Promise<void> {
    return this.#paceLog.flush();
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
        if (exchange.counted) this.#paceLog.note(set.partnerAccountId, exchange.status === 429);
        this.#context.log.debug({ microsoft: exchange, settingsSet: set.number }, 'microsoft');
      },
    };
    const patient = createDoor(parts);
    const brisk = createDoor({ ...parts, timeouts: briskTimeouts, retry: briskRetry });
    const account = {
      partnerTenantId: tenantId,
      applicationId,
      consented: (customerTenantId: string) => void this.#tellConsent(set, customerTenantId),
    };
    const forPerson = { ...account, priority: 'person' as const };
    return {
      set,
      cloud: where,
      tokens,
      commerce: partnerCenter(patient),
      forPerson: partnerCenter(brisk, forPerson),
      sync: partnerSync(patient, { ...account, priority: 'sync' }),
      openReading(priority) {
        const spent = { calls: 0, throttled: 0 };
        const door = createDoor({
          ...parts,
          ...(priority === 'person' && { timeouts: briskTimeouts, retry: briskRetry }),
          observe: (exchange) => {
            parts.observe?.(exchange);
            if (!exchange.counted) return;
            spent.calls += 1;
            if (exchange.status === 429) spent.throttled += 1;
          },
        });
        const api = partnerSync(door, { ...account, priority: priority ?? 'sync' });
        return { api, spent: () => spent };
      },
      people: partnerPeople(brisk, forPerson),
      transfers: partnerTransfers(brisk, forPerson),
      clockSkewMs: () => skew,
    };
  }

  /** The partner consented to its application in a customer's tenant, so that people and domains there can be read. */
  async #tellConsent(set: SetRow, tenantId: string): Promise<void> {
    const { db, clock, log } = this.#context;
    try {
      await db.in(operatorScope, (tx) =>
        record(tx, clock.now(), concord, {
          kind: 'tenant.application-consented',
          objectKind: 'settings-set',
          objectId: set.id,
          resellerId: set.resellerId,
          data: { tenantId, applicationId: set.applicationId },
        }),
      );
    } catch (error) {
      log.error({ err: error, tenantId }, 'a consent could not be recorded');
    }
  }

  #budgetOf(partnerAccountId: string): Budget {
    const kept = this.#budgets.get(partnerAccountId);
    if (kept) return kept;
    const budget = this.#newBudget(partnerAccountId);
    this.#budgets.set(partnerAccountId, budget);
    return budget;
  }

  #sharedBudget(partnerAccountId: string): Budget {
    const { config, db, log } = this.#context;
    return createSharedBudget({
      db,
      partnerAccountId,
      limits: limitsOf(config.callsPerMinute),
      clock: systemClock,
      wait: (ms, signal) => sleep(ms, undefined, { signal }),
      failed: (error) => log.warn({ err: error }, 'a refusal of Microsoft could not be shared'),
    });
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
