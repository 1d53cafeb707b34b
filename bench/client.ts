import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { cloud, createBudget, createDoor, type Door, everyItem } from '@concord/microsoft';
import type { Figure } from './figure.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const subscriptions = 1_000_000;
const pageSize = 1_000;

/** The client against servers of its own, which answer as fast as they can. */
export async function client(): Promise<Figure[]> {
  const server = await startServer();
  try {
    const door = openDoor(server.url);
    return [await overhead(server.url, door), await paging(door)];
  } finally {
    server.stop();
  }
}

/** Answers in a process of its own, so that only the client's time is measured here. */
async function startServer(): Promise<{ url: string; stop: () => void }> {
  const child = fork(join(import.meta.dirname, 'client-server.ts'), [
    String(subscriptions),
    String(pageSize),
  ]);
  const [port] = (await once(child, 'message')) as [number];
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

function openDoor(url: string): Door {
  const token = {
    value: 'bench',
    expiresAt: new Date(8.64e15),
    claims: { mfa: true, roles: [], directoryRoles: [] },
  };
  return createDoor({
    cloud: cloud('simulator', url),
    tokens: {
      get: async () => token,
      authorizationUrl: () => '',
      redeemCode: () => Promise.reject(new Error('no consent in the bench')),
    },
    budget: createBudget({
      perMinute: 60_000_000,
      burst: 2_400_000,
      now: () => new Date(),
      wait: () => Promise.resolve(),
    }),
    now: () => new Date(),
  });
}

/** Calls a second through the door against bare fetch with the same answers, in turns. */
async function overhead(url: string, door: Door): Promise<Figure> {
  const path = '/v1/customers/c/subscriptions/s';
  const bare = async () => {
    const answer = await fetch(url + path, {
      headers: { authorization: 'Bearer bench', accept: 'application/json' },
    });
    await answer.json();
  };
  const ours = async () => {
    await door.call({ method: 'GET', path, as: 'app' });
  };
  const speed = async (call: () => Promise<void>) => {
    const until = performance.now() + 700;
    let calls = 0;
    const caller = async () => {
      while (performance.now() < until) {
        await call();
        calls += 1;
      }
    };
    const begin = performance.now();
    await Promise.all(Array.from({ length: 10 }, caller));
    return (calls * 1000) / (performance.now() - begin);
  };
  await speed(bare);
  await speed(ours);
  const rounds: [number, number][] = [];
  for (let n = 0; n < 7; n++) rounds.push([await speed(bare), await speed(ours)]);
  const middle = (at: 0 | 1) => rounds.map((round) => round[at]).toSorted((a, b) => a - b)[3] ?? 0;
  const [baseline, value] = [middle(0), middle(1)];
  return {
    name: 'client calls',
    value: Math.round(value),
    unit: 'calls/s',
    baseline: Math.round(baseline),
    ratio: value / baseline,
    budget: '≥ 0.8 × bare fetch',
    ok: value / baseline >= 0.8,
  };
}

/** The heap, looked at twenty times on the way, must not grow. */
async function paging(door: Door): Promise<Figure> {
  const heap: number[] = [];
  let seen = 0;
  const items = everyItem(door, { path: '/v1/customers/c/subscriptions', as: 'app', read: (item) => item });
  for await (const _ of items) {
    seen += 1;
    if (seen % (subscriptions / 20) === 0) heap.push(measured());
  }
  if (seen !== subscriptions) throw new Error(`${seen} of ${subscriptions} subscriptions were read`);
  const [first = 0] = heap.slice(1);
  const growth = (Math.max(...heap.slice(2)) - first) / 1024 / 1024;
  return {
    name: `heap growth while ${subscriptions} subscriptions are paged through`,
    value: Number(growth.toFixed(1)),
    unit: 'MiB',
    baseline: Number((first / 1024 / 1024).toFixed(1)),
    budget: '< 8 MiB',
    ok: growth < 8,
  };
}

function measured(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
