import { demoSeedPath, readSeed } from '@concord/simulator/seed';
import { sql } from 'kysely';
import { operatorScope } from '../db/database.ts';
import { demoSet, giveConsent, type House, openHouse, until } from './house.ts';
import { settled } from './shop.ts';

/** A house whose settings set reads a partner account of generated customers, once pulled whole. */
export interface Synced extends House {
  setId: string;
  accountId: string;
  /** Rows of a question past all scopes. */
  ask<T>(question: string): Promise<T[]>;
  /** Reads everything again and waits for the end. */
  sweep(): Promise<void>;
  /** Waits until no word of a change waits any more. */
  calm(): Promise<void>;
  /** Asks the activity log at once, as if it were time, and waits until what it says is handled. */
  poll(): Promise<void>;
  /** Somebody else at work at Microsoft: a call of Partner Center in the partner's name. */
  elsewhere<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  /** Changes the seats of a subscription at Microsoft. */
  seats(subscription: { tenantId: string; microsoftId: string }, quantity: number): Promise<void>;
  /** Puts the clock on; what is due by then is done on both sides. */
  advance(duration: string): Promise<void>;
}

export interface SyncedOptions {
  customers?: number;
  subscriptionsPerCustomer?: number;
  usersPerCustomer?: number;
  /** Where the clock stands at the beginning. */
  clock?: string;
  env?: Record<string, string>;
}

export async function openSynced(options: SyncedOptions = {}): Promise<Synced> {
  const { customers = 6, subscriptionsPerCustomer = 2, usersPerCustomer = 3, clock, env } = options;
  const seed = readSeed(demoSeedPath);
  const generate = { customers, subscriptionsPerCustomer, usersPerCustomer };
  const house = await openHouse({
    env: { CONCORD_SYNC: 'on', CONCORD_CALLS_PER_MINUTE: '60000', ...env },
    simulator: { seed: { ...seed, generate }, ...(clock && { clock }) },
  });
  try {
    return await sync(house);
  } catch (error) {
    await house.stop();
    throw error;
  }
}

async function sync(house: House): Promise<Synced> {
  const set = await demoSet(house);
  await giveConsent(house, set.id);
  await settled(house, set.id);
  const { db } = house.service.context;
  const ask = async <T>(question: string): Promise<T[]> =>
    (await db.in(operatorScope, (tx) => sql.raw(question).execute(tx))).rows as T[];
  const accountId = (await house.operator('GET /settings-sets/:id', { params: { id: set.id } }))
    .partnerAccount.id;
  const elsewhere: Synced['elsewhere'] = async (method, path, body) => {
    const { tokens } = await house.service.context.clients.for(set.id);
    const answer = await fetch(`${house.simulator.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${(await tokens.get('user')).value}`,
        'content-type': 'application/json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = (await answer.text()).replace(/^\uFEFF/, '');
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
  const calm = async () => {
    await house.control('GET', 'webhooks');
    await until(
      () => ask<{ waiting: number }>('select count(*) as waiting from inbox_events where due_at is not null'),
      ([row]) => row?.waiting === 0,
    );
  };
  const synced: Synced = {
    ...house,
    setId: set.id,
    accountId,
    ask,
    calm,
    elsewhere,
    async seats({ tenantId, microsoftId }, quantity) {
      const path = `/v1/customers/${tenantId}/subscriptions/${microsoftId}`;
      await elsewhere('PATCH', path, { ...(await elsewhere<object>('GET', path)), quantity });
    },
    async sweep() {
      const run = await house.operator('POST /settings-sets/:id/sync', { params: { id: set.id } });
      const over = await until(
        () => house.operator('GET /sync/runs/:id', { params: { id: run.id } }),
        ({ state }) => state !== 'running',
        120,
      );
      if (over.state !== 'done') throw new Error(`the pull is ${over.state}: ${over.reason}`);
    },
    async poll() {
      const [before] = await ask<{ polledAt: Date | null }>('select polled_at from sync_accounts');
      await ask('update sync_accounts set poll_due_at = null');
      await until(
        () => ask<{ polledAt: Date | null }>('select polled_at from sync_accounts'),
        ([row]) => row?.polledAt?.getTime() !== before?.polledAt?.getTime(),
      );
      await calm();
    },
    async advance(duration) {
      await house.control('POST', 'clock', { advance: duration });
    },
  };
  await until(
    () =>
      ask<{ state: string }>("select state from sync_runs where kind = 'full' and finished_at is not null"),
    ([row]) => row !== undefined,
    120,
  );
  return synced;
}
