import { catchUp, runCycles } from '../service/src/testing/cycles.ts';
import { until } from '../service/src/testing/house.ts';
import { openSynced, type Synced, type SyncedOptions } from '../service/src/testing/synced.ts';
import type { Proof } from '../tools/proof.ts';

export const title =
  'changes: at most three calls for each changed customer, nothing missed after the sweep, and the true rate of lost events';

/** An early hour, so that the day is long. */
const clock = '2026-11-24T00:30:00Z';

/** `--seed N` runs the random cycles of one seed. */
export const prove: Proof['prove'] = async ({ full, say }) => {
  await withHouse(
    { customers: full ? 500 : 100, subscriptionsPerCustomer: 4, usersPerCustomer: 2 },
    (house) => steady(house, full ? 40 : 10, say),
  );
  const at = process.argv.indexOf('--seed');
  const first = at < 0 ? 1 : Number(process.argv[at + 1]);
  // Not all in one world: each begins with another one.
  const worlds = full ? 20 : 2;
  const failures: string[] = [];
  for (let seed = first; seed < first + worlds; seed++)
    await withHouse({ customers: 12, subscriptionsPerCustomer: 3 }, async (house) => {
      const { cycles, changes, wrong, rows, truth, reported } = await runCycles(house, seed, full ? 50 : 10);
      const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);
      say(
        `seed ${seed}: ${cycles} cycles, ${changes} changes, ${truth.events} events, ${truth.lost} lost ` +
          `(${percent(truth.lost / truth.events)}), reported ${reported.lost} of ${reported.expected} ` +
          `(${percent(reported.rate)}), ${rows} rows compared, ${wrong.length} wrong`,
      );
      const same =
        reported.lost === truth.lost && reported.expected === truth.events && reported.awaited === 0;
      if (!same) failures.push(`seed ${seed}: the rate of lost events is not the true one`);
      failures.push(...wrong.map((row) => `seed ${seed}: ${row}`));
    });
  if (failures.length > 0) throw new Error(failures.join('\n'));
};

async function withHouse(options: SyncedOptions, work: (house: Synced) => Promise<void>): Promise<void> {
  const house = await openSynced({ clock, ...options });
  try {
    const params = { id: house.accountId };
    await until(
      () => house.operator('GET /partner-accounts/:id/webhook', { params }),
      ({ state }) => state === 'ours',
    );
    await house.sweep();
    await work(house);
  } finally {
    await house.stop();
  }
}

/** One customer in a hundred changes in each cycle, by seats, a person, or both; events come as they should. */
async function steady(house: Synced, cycles: number, say: (line: string) => void): Promise<void> {
  const people = await house.ask<{ tenantId: string; userId: string }>(
    'select distinct on (tenant_id) tenant_id, user_id from mirror_users where deleted_at is null order by tenant_id',
  );
  const sold = await house.ask<{ tenantId: string; microsoftId: string; seats: number }>(
    `select distinct on (tenant_id) tenant_id, microsoft_id, seats from mirror_subscriptions
     where status = 'active' and offer_id like '%:%:%' order by tenant_id`,
  );
  const each = Math.max(1, Math.round(sold.length / 100));
  let changed = 0;
  let calls = 0;
  let feed = 0;
  for (let cycle = 0; cycle < cycles; cycle++) {
    const before = await callsOf(house);
    let own = 0;
    for (let n = 0; n < each; n++) {
      const one = sold[(cycle * each + n) % sold.length]!;
      await house.seats(one, one.seats + 1);
      own += 2;
      const person = people.find(({ tenantId }) => tenantId === one.tenantId);
      if (cycle % 2 === 0 && person) {
        const path = `/v1/customers/${person.tenantId}/users/${person.userId}`;
        await house.elsewhere('PATCH', path, { displayName: `Person ${cycle}` });
        own += 1;
      }
      changed += 1;
    }
    await house.advance('PT5M');
    await catchUp(house);
    const after = await callsOf(house);
    calls += after.reading - before.reading - own;
    feed += after.feed - before.feed;
  }
  const perCustomer = calls / changed;
  say(`${sold.length} customers, ${cycles} cycles, ${changed} customers changed`);
  say(
    `${calls} calls: ${perCustomer.toFixed(2)} for each changed customer; ${feed} pages of the activity log`,
  );
  const stale = await house.ask(
    `select 1 from inbox_events where handled_at is null union all select 1 from mirror_users
     where false`,
  );
  if (stale.length > 0) throw new Error('a change was not handled');
  if (perCustomer > 3) throw new Error('more than three calls for each changed customer');
}

/** Calls of Partner Center and Graph until now: the pages of the activity log, and all that read or wrote customers. */
async function callsOf(house: Synced): Promise<{ reading: number; feed: number }> {
  const { routes } = await house.control<{ routes: Record<string, number> }>('GET', 'requests?last=1');
  const sum = (pattern: RegExp) =>
    Object.entries(routes).reduce((all, [route, count]) => (pattern.test(route) ? all + count : all), 0);
  return { reading: sum(/\/customers|\/users|graph/i), feed: sum(/auditrecords/i) };
}
