import type { Simulator } from '@concord/simulator/server';
import { expect, test } from 'vitest';
import { demoPartners } from '../testing/demo-partners.ts';
import { listen, raw } from '../testing/local-server.ts';
import { openPartner } from '../testing/open-partner.ts';
import { openPorts } from '../testing/open-ports.ts';
import { simulatedPartner } from '../testing/simulated-partner.ts';
import { leftOutOfPorts, type PortsTarget, walkPorts } from './ports.ts';
import { expectedRemedies, scenarios } from './scenarios.ts';

/** Short, because a scenario may leave calls without an answer. */
const timeouts = { answer: 300, body: 300, total: 20_000 };
type Kind = keyof typeof demoPartners;
const kinds = Object.keys(demoPartners) as Kind[];

async function begin(kind: Kind): Promise<PortsTarget> {
  const { customer, ...demo } = demoPartners[kind];
  const { customer: _, ...otherDemo } = demoPartners[kinds.find((one) => one !== kind) ?? kind];
  const { simulator, door, api } = await simulatedPartner(demo, { timeouts });
  simulator.world.change({ settings: { ...simulator.world.settings(), quotaPerMinute: 0 } });
  const other = await openPartner(simulator, otherDemo, { timeouts });
  const at = simulator.clock.now();
  simulator.world.relationships.put({
    id: `${otherDemo.tenantId}|${customer.tenantId}`,
    partnerTenantId: otherDemo.tenantId,
    tenantId: customer.tenantId,
    since: at,
  });
  const own = { tenantId: customer.tenantId, createdAt: at, startedAt: at };
  const subscriptionId = plant(simulator, { ...own, kind: 'nce', partnerTenantId: otherDemo.tenantId });
  const legacySubscriptionId = plant(simulator, { ...own, kind: 'legacy', partnerTenantId: demo.tenantId });
  const { url: callback } = await listen(raw('', 200));
  return {
    ...openPorts(door, demo),
    api,
    simulator: simulator.url,
    partner: demo,
    customer,
    other: {
      transfers: openPorts(other.door, otherDemo).transfers,
      tenantId: otherDemo.tenantId,
      name: 'The other partner',
      subscriptionId,
    },
    legacySubscriptionId,
    callback,
    now: () => new Date(simulator.clock.now()),
  };
}

/** A running year of a product of the demo's catalogue. */
function plant(
  { world }: Simulator,
  known: {
    kind: 'nce' | 'legacy';
    tenantId: string;
    partnerTenantId: string;
    createdAt: string;
    startedAt: string;
  },
): string {
  const id = world.newId('subscription');
  world.subscriptions.put({
    ...known,
    id,
    orderId: world.newId('order'),
    offerId: known.kind === 'nce' ? 'CFQ7TTC0LH18:0001:CFQ7TTC0K18P' : '031C9E47-4802-4248-838E-778FB1D2CC05',
    offerName: 'Business Basic',
    friendlyName: 'Business Basic',
    quantity: 5,
    status: 'active',
    isTrial: false,
    autoRenewEnabled: true,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    commitmentEndDate: '2027-12-31',
    cancellationAllowedUntil: known.startedAt,
    lots: [],
  });
  return id;
}

async function control<T>(simulator: string, path: string, body?: unknown): Promise<T> {
  const json = { 'content-type': 'application/json' };
  const init = body === undefined ? {} : { method: 'POST', headers: json, body: JSON.stringify(body) };
  const answer = await fetch(`${simulator}/_simulator/${path}`, init);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

test.each(kinds)('every method of sync, people and transfers keeps the contract: %s', async (kind) => {
  const target = await begin(kind);
  const end = await walkPorts(target);
  expect(leftOutOfPorts(target, end)).toEqual([]);
  expect(end.repeats).toBe(0);
});

/** The two kinds of partners take turns. */
const walks = scenarios.map((scenario, i): [string, Kind] => [
  scenario,
  kinds[i % kinds.length] ?? kinds[0]!,
]);

test.each(walks)('under the faults of %s: %s', async (scenario, kind) => {
  const target = await begin(kind);
  const { faults } = await control<{ faults: { kind: string }[] }>(target.simulator, 'faults', { scenario });
  const end = await walkPorts({ ...target, expected: expectedRemedies(faults) });
  if (!end.stoppedBy) expect(leftOutOfPorts(target, end)).toEqual([]);
  const { broken } = await control<{ broken: unknown[] }>(target.simulator, 'invariants');
  expect(broken).toEqual([]);
});
