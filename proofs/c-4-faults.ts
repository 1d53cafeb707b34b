import { setTimeout as pause } from 'node:timers/promises';
import { readScenarios } from '@concord/simulator/scenarios';
import { signedIn } from '../service/src/testing/caller.ts';
import { until } from '../service/src/testing/house.ts';
import { openSynced, type Synced } from '../service/src/testing/synced.ts';
import type { Proof } from '../tools/proof.ts';

export const title =
  'every fault: an alarm within one limit with the right cause, recovery without a person, nothing deleted';

/** What stops the sync for good says why. All other scenarios are got over, or are Microsoft's. */
const certain: Record<string, string> = {
  'consent-revoked': 'consent',
  'mfa-missing': 'consent',
  'secret-expired': 'credential',
};
const passing = ['microsoft-down', 'quota'];

const everything = { path: '^/(v1|graph|auditactivity|webhooks)' };
const outages = [
  {
    name: 'no answer but 503',
    cause: 'microsoft-down',
    fault: { kind: 'status', status: 503, match: everything },
  },
  {
    name: 'no answer but 429',
    cause: 'quota',
    fault: { kind: 'status', status: 429, retryAfter: 1, match: everything },
  },
];

/** `--only NAME` tries one scenario alone. */
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;

/** Calls that are held open take minutes of real time: at full size only. */
const slow = ['hanging'];

export const prove: Proof['prove'] = async ({ full, say }) => {
  const house = await openSynced({ customers: 4, clock: '2026-11-24T00:30:00Z' });
  const wrong: string[] = [];
  try {
    const judge = async (
      name: string,
      causes: readonly string[],
      begin: () => Promise<unknown>,
      mustAlarm: boolean,
    ) => {
      const line = await trial(house, begin, mustAlarm);
      const ok =
        line.gone === 0 &&
        line.recovered &&
        line.causes.every((one) => causes.includes(one)) &&
        (!mustAlarm || line.causes.length > 0);
      say(
        `${ok ? 'ok   ' : 'wrong'} ${name.padEnd(22)} ${line.causes.join(', ') || 'no alarm: got over'}` +
          `${line.recovered ? '' : ', did not recover'}${line.gone ? `, ${line.gone} gone` : ''}`,
      );
      if (!ok) for (const said of line.said) say(`      ${said}`);
      if (!ok) wrong.push(name);
    };
    for (const { name } of readScenarios().filter(({ name: one }) =>
      only ? one === only : full || !slow.includes(one),
    )) {
      const cause = certain[name];
      await judge(
        name,
        cause ? [cause] : passing,
        () => house.control('POST', 'faults', { scenario: name }),
        !!cause,
      );
    }
    if (only && only !== 'rest') return;
    for (const { name, cause, fault } of outages)
      await judge(name, [cause], () => house.control('POST', 'faults', fault), true);
    await withoutRights(house, say, wrong);
    await withoutCustomers(house, say, wrong);
  } finally {
    await house.stop();
  }
  if (wrong.length > 0) throw new Error(`wrong: ${wrong.join(', ')}`);
};

const staleCauses = async (house: Synced) => {
  const { items } = await house.operator('GET /alerts', { query: { kind: 'stale', limit: 200 } });
  return [...new Set(items.map(({ cause }) => cause ?? ''))];
};

/**
 * Hours pass in steps; in each of them the workers get to their work and come to its end. A clock that jumps in the
 * middle of a call would let its token end again and again, as no real clock does.
 * @param patience in seconds of real time, for what cannot end while Microsoft refuses everything
 * @returns whether it came to what was waited for
 */
async function live(
  house: Synced,
  hours: number,
  stop: () => Promise<boolean>,
  patience = 20,
): Promise<boolean> {
  for (let passed = 0; passed < hours; passed++) {
    await house.advance('PT1H');
    // A worker looks every second for what is due.
    await pause(1_200);
    const now = house.simulator.clock.now();
    await until(
      () => house.ask(`select 1 from sync_runs where state = 'running' and due_at <= '${now}'`),
      (running) => running.length === 0,
      patience,
    ).catch(() => undefined);
    if (await stop()) return true;
  }
  return false;
}

/** What refusals took off the rate comes back in real time. */
const paced = (calm: () => Promise<boolean>) => until(calm, Boolean, 240).catch(() => false);

const lost = async (house: Synced) => {
  const [row] = await house.ask<{ gone: number }>(
    `select (select count(*) from mirror_tenants where gone_at is not null)
      + (select count(*) from mirror_subscriptions where gone_at is not null)
      + (select count(*) from mirror_users where deleted_at is not null) as gone`,
  );
  return row?.gone ?? 0;
};

/** Fresh, then the fault until one limit and a little is over, then without it until everything is fresh again. */
async function trial(house: Synced, begin: () => Promise<unknown>, mustAlarm: boolean) {
  await signInAgain(house);
  const before = await lost(house);
  await begin();
  const pulled = async () => {
    const [row] = await house.ask<{ done: number }>(
      "select count(*) as done from sync_runs where state = 'done'",
    );
    return row?.done ?? 0;
  };
  const done = await pulled();
  await live(
    house,
    26,
    async () => (mustAlarm ? (await staleCauses(house)).length > 0 : (await pulled()) > done + 1),
    mustAlarm ? 1 : 20,
  );
  const causes = await staleCauses(house);
  const { items } = await house.operator('GET /alerts', { query: { limit: 200 } });
  const said = items.map(({ text, data }) => `${text} (${String(data['reason'] ?? '')})`);
  await house.control('DELETE', 'faults');
  const calm = async () =>
    (await staleCauses(house)).length === 0 &&
    (await house.operator('GET /sync/health')).accounts.every(({ state }) => state !== 'failing');
  const recovered = (await calm()) || (await live(house, 26, calm)) || (await paced(calm));
  return { causes, said, recovered, gone: (await lost(house)) - before };
}

/** Sessions end while the hours pass. */
async function signInAgain(house: Synced): Promise<void> {
  const { email } = house.signIns.operator;
  house.operator = await signedIn(house.url, 'operator', { email, password: 'Test-pass-1' });
}

/** A customer takes the delegated rights away: its people grow old, and nobody else's. */
async function withoutRights(house: Synced, say: (line: string) => void, wrong: string[]): Promise<void> {
  await signInAgain(house);
  const { world } = house.simulator;
  const [one] = [...world.gdap.values()].filter(({ status }) => status === 'active');
  if (!one) throw new Error('no customer has given rights');
  const before = await lost(house);
  await house.control('POST', 'state', { gdap: [{ ...one, status: 'terminated' }] });
  await live(house, 40, async () => (await staleCauses(house)).length > 0);
  const { items } = await house.operator('GET /sync/freshness/tenants', {
    query: { kind: 'users', state: 'stale' },
  });
  const told = items.length === 1 && items[0]?.cause === 'gdap-missing' && (await lost(house)) === before;
  await house.control('POST', 'state', { gdap: [one] });
  const recovered = await live(house, 26, async () => (await staleCauses(house)).length === 0);
  say(
    `${told && recovered ? 'ok   ' : 'wrong'} rights taken away       ${items.map(({ cause }) => cause).join(', ')}`,
  );
  if (!told || !recovered) wrong.push('rights taken away');
}

/** Microsoft lists nobody: the guard asks, nothing is gone, and a person's no brings everything back. */
async function withoutCustomers(house: Synced, say: (line: string) => void, wrong: string[]): Promise<void> {
  await signInAgain(house);
  const { world } = house.simulator;
  const before = await lost(house);
  const all = [...world.relationships.values()];
  await house.control('DELETE', 'state?collection=relationships');
  const { id } = await house.operator('POST /settings-sets/:id/sync', { params: { id: house.setId } });
  const params = { id };
  const run = () => house.operator('GET /sync/runs/:id', { params });
  const asking = await until(run, ({ state }) => state !== 'running', 60);
  await live(house, 26, async () => (await staleCauses(house)).length > 0);
  const causes = await staleCauses(house);
  const gone = (await lost(house)) - before;
  await house.control('POST', 'state', { relationships: all });
  await house.operator('POST /sync/runs/:id/stop', { params, body: {} });
  const recovered = await live(house, 26, async () => (await staleCauses(house)).length === 0);
  const ok = asking.state === 'asking' && causes.join() === 'guard' && gone === 0 && recovered;
  say(
    `${ok ? 'ok   ' : 'wrong'} no customer listed      ${asking.state}, ${causes.join(', ')}, ${gone} gone`,
  );
  if (!ok) wrong.push('no customer listed');
}
