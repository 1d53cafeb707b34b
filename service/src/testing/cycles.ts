import { type Random, randomFrom } from '@concord/microsoft/testing/sequences/random';
import { handleChanges } from '../sync/changes/handle.ts';
import { poll } from '../sync/poll/poll.ts';
import { until } from './house.ts';
import { compareMirror } from './mirror/exact.ts';
import type { Synced } from './synced.ts';

/** The partner of the demo that the settings set reads. */
const partnerId = '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a01';
const sweptEvery = 10;

/** What becomes of events on their way. */
const astray = [
  { kind: 'webhook-lost', probability: 0.3 },
  { kind: 'webhook-duplicate', probability: 0.3, delay: 'PT2M' },
  { kind: 'webhook-late', probability: 0.3, delay: 'PT6H' },
  { kind: 'webhook-out-of-order', probability: 0.3 },
] as const;

export interface CycleFigures {
  cycles: number;
  changes: number;
  /** Rows that were otherwise in the mirror than at Microsoft after a sweep; empty when nothing was missed. */
  wrong: string[];
  rows: number;
  /** As the simulator knows it, and as the service says. */
  truth: { events: number; lost: number };
  reported: { expected: number; lost: number; awaited: number; rate: number | null };
}

/**
 * Random changes at Microsoft, cycle after cycle, while their events get lost, come twice, late, and in another order.
 * Some changes leave no trace in the activity log: only the sweep can find those whose event is lost.
 */
export async function runCycles(house: Synced, seed: number, cycles: number): Promise<CycleFigures> {
  const random = randomFrom(seed);
  const wrong: string[] = [];
  let changes = 0;
  let rows = 0;
  const check = async () => {
    await house.sweep();
    const found = await compareMirror(sidesOf(house), partnerId);
    rows = found.rows;
    wrong.push(...found.wrong);
    // The clock stands still: nothing changes at the very instant of a reading.
    await house.advance('PT1S');
  };
  const silent = new Set<string>();
  await house.control('POST', 'faults', { faults: astray, seed });
  for (let cycle = 1; cycle <= cycles; cycle++) {
    if (isDayOver(house)) await passMidnight(house, seed + cycle);
    const count = 1 + random.below(4);
    for (let n = 0; n < count; n++) if (await change(house, random, silent)) changes++;
    await house.advance('PT5M');
    await catchUp(house);
    if (cycle % sweptEvery === 0) {
      await check();
      silent.clear();
    }
  }
  await house.control('DELETE', 'faults');
  // Longer than the latest event may be late.
  await house.advance('PT49H');
  await catchUp(house);
  await check();
  return { cycles, changes, wrong, rows, truth: await truthOf(house), reported: await reportOf(house) };
}

const sidesOf = (house: Synced) => ({
  state: async <T>(collection: string) =>
    (await house.control<Record<string, T[]>>('GET', `state?collection=${collection}`))[collection] ?? [],
  rows: <T>(question: string) => house.ask<T>(question),
});

/** Asks the log and reads what changed until nothing waits, without waiting for the next tick. */
export async function catchUp(house: Synced): Promise<void> {
  const { context } = house.service;
  await house.ask('update sync_accounts set poll_due_at = null');
  await until(
    () => context.workflows.alone('audit-poll', house.accountId, () => poll(context, house.accountId)),
    Boolean,
  );
  await until(
    async () => {
      await context.workflows.alone('sync-changes', house.accountId, () =>
        handleChanges(context, house.accountId),
      );
      return house.ask<{ waiting: number }>(
        'select count(*) as waiting from inbox_events where due_at is not null',
      );
    },
    ([row]) => row?.waiting === 0,
  );
}

const isDayOver = ({ simulator }: Synced) => simulator.clock.now().slice(11, 16) > '23:40';

/** Terms end at midnight: what happens then is not disturbed, because its records do not say what changed. */
async function passMidnight(house: Synced, seed: number): Promise<void> {
  await house.control('DELETE', 'faults');
  await house.advance('PT2H');
  await catchUp(house);
  await house.control('POST', 'faults', { faults: astray, seed });
}

interface Sold {
  id: string;
  tenantId: string;
  quantity: number;
  status: string;
  friendlyName: string;
  autoRenewEnabled: boolean;
}

/** @returns whether something was changed: Microsoft may say no */
async function change(house: Synced, random: Random, silent: Set<string>): Promise<boolean> {
  const { world } = house.simulator;
  const all = [...world.subscriptions.values()].filter(
    (one) => one.partnerTenantId === partnerId && one.kind === 'nce' && one.status !== 'deleted',
  );
  // Every fourth one is changed by nobody who leaves a trace.
  const [traced, hidden] = [all.filter((_, n) => n % 4 !== 0), all.filter((_, n) => n % 4 === 0)];
  const kind = random.below(10);
  if (kind === 0) {
    const one = hidden.filter(({ id }) => !silent.has(id))[random.below(hidden.length)];
    if (!one) return false;
    silent.add(one.id);
    await house.control('POST', 'state', { subscriptions: [{ ...one, quantity: one.quantity + 1 }] });
    return true;
  }
  const path = kind < 3 ? personIn(house, random) : undefined;
  const one = traced[random.below(traced.length)] as Sold | undefined;
  try {
    if (path) await changePerson(house, path, kind === 1, random);
    else if (one) await changeSold(house, one, kind, random);
    return true;
  } catch (error) {
    if (/: 4\d\d /.test((error as Error).message)) return false;
    throw error;
  }
}

function personIn({ simulator }: Synced, random: Random): string | undefined {
  const people = [...simulator.world.users.values()].filter(({ tenantId, state }) => {
    const relationship = simulator.world.relationships.get(`${partnerId}|${tenantId}`);
    return relationship !== undefined && state === 'active';
  });
  const person = people[random.below(people.length)];
  return person && `/v1/customers/${person.tenantId}/users/${person.id}`;
}

async function changePerson(house: Synced, path: string, away: boolean, random: Random): Promise<void> {
  if (away && random.chance(0.3)) return void (await house.elsewhere('DELETE', path));
  await house.elsewhere('PATCH', path, { displayName: `Person ${random.below(1_000_000)}` });
}

async function changeSold(house: Synced, one: Sold, kind: number, random: Random): Promise<void> {
  const path = `/v1/customers/${one.tenantId}/subscriptions/${one.id}`;
  const now = await house.elsewhere<Record<string, unknown>>('GET', path);
  const wanted =
    kind === 3
      ? { friendlyName: `Name ${random.below(1_000_000)}` }
      : kind === 4
        ? { autoRenewEnabled: !one.autoRenewEnabled }
        : kind === 5
          ? { status: one.status === 'active' ? 'suspended' : 'active' }
          : { quantity: one.quantity + 1 };
  await house.elsewhere('PATCH', path, { ...now, ...wanted });
}

/** Events that were raised, each once, and those of them that were never sent. */
async function truthOf(house: Synced): Promise<CycleFigures['truth']> {
  const { deliveries } = await house.control<{
    deliveries: { event: string; body: string; fault?: string }[];
  }>('GET', `webhooks?partner=${partnerId}`);
  const events = Map.groupBy(
    deliveries.filter(({ event }) => event !== 'test-created'),
    ({ body }) => body,
  );
  const lost = [...events.values()].filter((all) => all.every(({ fault }) => fault === 'webhook-lost'));
  return { events: events.size, lost: lost.length };
}

async function reportOf(house: Synced): Promise<CycleFigures['reported']> {
  const { expected, lost, awaited, lostRate } = await house.operator('GET /partner-accounts/:id/flow', {
    params: { id: house.accountId },
    query: { hours: 2160 },
  });
  return { expected, lost, awaited, rate: lostRate };
}
