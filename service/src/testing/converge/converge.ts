import { isDeepStrictEqual } from 'node:util';
import type { DifferenceRow } from '@concord/contract/differences';
import type { Reconciliation } from '@concord/contract/reconciliations';
import { shown } from '../bought.ts';
import { Refused } from '../caller.ts';
import { until } from '../house.ts';
import type { Ground } from './ground.ts';
import { expectedFields, readOurs, readTheirs, type Side, setOurs, setTheirs } from './sides.ts';

export interface Case {
  /** Both sides of every subscription. */
  pairs: { ours: Side; theirs: Side }[];
  decision: 'take' | 'push';
  /** Microsoft changes one of them between plan and apply. */
  moves: boolean;
}

export interface Converged {
  differences: number;
  predicted: number;
  stale: number;
}

class Broken extends Error {}
const hold = (holds: boolean, what: string, ...values: unknown[]) => {
  if (!holds) throw new Broken(`${what}: ${values.map((value) => JSON.stringify(value)).join(' / ')}`);
};

/**
 * Makes both sides stand as a case says, lets everything that differs be taken or pushed, and looks at both sides.
 * @throws Error that says what does not hold
 */
export async function converge(ground: Ground, { pairs, decision, moves }: Case): Promise<Converged> {
  const { house, subscriptions } = ground;
  for (const [index, { ours, theirs }] of pairs.entries()) {
    const { id, microsoftId } = subscriptions[index]!;
    await setOurs(house, id, ours);
    setTheirs(house, microsoftId, theirs);
  }
  await read(ground);
  const found = await open(ground);
  for (const [index, { ours, theirs }] of pairs.entries()) {
    const { microsoftId } = subscriptions[index]!;
    const got = found.filter((row) => row.microsoftId === microsoftId).map(({ field }) => field);
    const wanted = expectedFields(ours, theirs);
    hold(isDeepStrictEqual(got.toSorted(), wanted.toSorted()), 'found', got, wanted, ours, theirs);
  }
  if (found.length === 0) return { differences: 0, predicted: 0, stale: 0 };
  const planned = await plan(ground, found, decision);
  if (moves && planned.lines.waiting > 0) {
    await refusesWhatMoved(ground, planned);
    return { differences: found.length, predicted: 0, stale: 1 };
  }
  const lines = await linesOf(ground, planned);
  const predicted = lines.filter(({ state }) => state === 'refused').map(({ differenceId }) => differenceId);
  const done = await apply(ground, planned);
  hold(done.state === 'done' && done.left === 0 && done.lines.failed === 0, 'run', done);
  hold(
    done.lines.refused === predicted.length,
    'refused without being predicted',
    await linesOf(ground, done),
  );
  const left = (await open(ground)).map(({ id }) => id);
  hold(isDeepStrictEqual(left.toSorted(), predicted.toSorted()), 'left open', left, predicted);
  if (decision === 'take') {
    hold(predicted.length === 0, 'taking was refused', lines);
    for (const [index, { theirs }] of pairs.entries()) {
      const { id, microsoftId } = subscriptions[index]!;
      hold(
        isDeepStrictEqual(readTheirs(house, microsoftId), theirs),
        'Microsoft was changed by taking',
        theirs,
      );
      const ours = readOurs(await shown(house.operator, id));
      hold(expectedFields(ours, theirs).length === 0, 'not equal after taking', ours, theirs);
    }
  }
  await changesNothingMore(ground, done, predicted.length);
  return { differences: found.length, predicted: predicted.length, stale: 0 };
}

async function refusesWhatMoved(ground: Ground, planned: Reconciliation): Promise<void> {
  const { house, subscriptions } = ground;
  const line = (await linesOf(ground, planned)).find(({ state }) => state === 'waiting')!;
  const one = subscriptions.find(({ id }) => id === line.subscriptionId)!;
  const theirs = readTheirs(house, one.microsoftId);
  setTheirs(house, one.microsoftId, { ...theirs, seats: theirs.seats + 1 });
  const before = await both(ground);
  const over = await apply(ground, planned);
  hold(over.state === 'stale' && over.lines.done === 0, 'a plan that is stale was carried out', over);
  hold(isDeepStrictEqual(await both(ground), before), 'a stale plan changed something', before);
}

async function changesNothingMore(ground: Ground, done: Reconciliation, refused: number): Promise<void> {
  const { house, settingsSetId } = ground;
  const before = await both(ground);
  const { id, version } = done;
  await refuses('plan-moved', house.operator('POST /reconciliations/:id/apply', { params: { id }, version }));
  if (refused === 0)
    await refuses('nothing-to-plan', house.operator('POST /reconciliations', { body: { settingsSetId } }));
  await read(ground);
  hold(isDeepStrictEqual(await both(ground), before), 'a second time changed something', before);
}

async function refuses(code: string, asked: Promise<unknown>): Promise<void> {
  const error = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  hold(error instanceof Refused && error.problem.code === code, `not refused with ${code}`, String(error));
}

/** Both sides, with how often Microsoft was asked to change something. */
async function both({ house, subscriptions }: Ground) {
  return Promise.all(
    subscriptions.map(async ({ id, microsoftId }) => ({
      ours: readOurs(await shown(house.operator, id)),
      theirs: readTheirs(house, microsoftId),
      updates: house.simulator.world.subscriptions.get(microsoftId)?.updateCount ?? 0,
    })),
  );
}

async function read({ house, customerId }: Ground): Promise<void> {
  const { items } = await house.operator('POST /customers/:id/sync', { params: { id: customerId } });
  for (const { id } of items)
    await until(
      () => house.operator('GET /sync/runs/:id', { params: { id } }),
      ({ finishedAt }) => finishedAt !== null,
    );
}

async function open({ house, settingsSetId }: Ground): Promise<DifferenceRow[]> {
  const query = { settingsSetId, objectKind: 'subscription' as const, limit: 200 };
  return (await house.operator('GET /differences', { query })).items;
}

async function plan(
  { house, settingsSetId }: Ground,
  found: DifferenceRow[],
  decision: 'take' | 'push',
): Promise<Reconciliation> {
  const ids = found.map(({ id }) => id);
  await house.operator('POST /differences/decisions', { body: { ids, decision } });
  return house.operator('POST /reconciliations', { body: { settingsSetId, differenceIds: ids } });
}

async function apply({ house }: Ground, { id, version }: Reconciliation): Promise<Reconciliation> {
  await house.operator('POST /reconciliations/:id/apply', { params: { id }, version });
  return until(
    () => house.operator('GET /reconciliations/:id', { params: { id } }),
    ({ state }) => state !== 'running',
    60,
  );
}

const linesOf = async ({ house }: Ground, { id }: Reconciliation) =>
  (await house.operator('GET /reconciliations/:id/lines', { params: { id }, query: { limit: 200 } })).items;
