import { describe, expect, test } from 'vitest';
import { demoPartners } from '../testing/demo-partners.ts';
import { simulatedPartner } from '../testing/simulated-partner.ts';
import { leftOut, walkContract } from './index.ts';
import { expectedRemedies, scenarios } from './scenarios.ts';

/** Short, because a scenario may leave calls without an answer. */
const timeouts = { answer: 300, body: 300, total: 20_000 };

async function begin(kind: keyof typeof demoPartners) {
  const { customer, ...demo } = demoPartners[kind];
  const { simulator, api } = await simulatedPartner(demo, { timeouts });
  await control(simulator.url, 'settings', { quotaPerMinute: 0 });
  return { api, simulator: simulator.url, partner: demo, customer };
}

async function control<T>(simulator: string, path: string, body?: unknown): Promise<T> {
  const json = { 'content-type': 'application/json' };
  const init = body === undefined ? {} : { method: 'POST', headers: json, body: JSON.stringify(body) };
  const answer = await fetch(`${simulator}/_simulator/${path}`, init);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

const kinds = Object.keys(demoPartners) as (keyof typeof demoPartners)[];

describe.each(kinds)('%s', (kind) => {
  test('every method of the port keeps the contract', { timeout: 30_000 }, async () => {
    const target = await begin(kind);
    const end = await walkContract(target);
    expect(leftOut(target.api, end)).toEqual([]);
    expect(end.repeats).toBe(0);
  });

  test.each(scenarios)('under the faults of %s', { timeout: 30_000 }, async (scenario) => {
    const target = await begin(kind);
    const { faults } = await control<{ faults: { kind: string }[] }>(target.simulator, 'faults', {
      scenario,
    });
    const end = await walkContract({ ...target, expected: expectedRemedies(faults) });
    if (!end.stoppedBy) expect(leftOut(target.api, end)).toEqual([]);
    const { broken } = await control<{ broken: unknown[] }>(target.simulator, 'invariants');
    expect(broken).toEqual([]);
  });
});
