import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import * as graph from './graph/index.ts';
import * as main from './index.ts';
import * as partnerCenter from './partner-center/index.ts';
import { demoPartners } from './testing/demo-partners.ts';
import { simulatedPartner } from './testing/simulated-partner.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const demo = demoPartners['a direct partner'];

test('the first example runs as it is written', async () => {
  const { simulator } = await simulatedPartner(demo);
  const example = /```ts\n([^`]*)```/.exec(readme)![1]!.replaceAll(/^import .*\n/gm, '');
  const means = {
    ...main,
    ...partnerCenter,
    // The only word of the example that is another here: which cloud.
    cloud: () => main.cloud('simulator', simulator.url),
    tenantId: demo.tenantId,
    applicationId: demo.applicationId,
    secrets: { applicationSecret: async () => demo.secret },
    now: () => new Date(simulator.clock.now()),
    wait: async () => {},
  };
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  await new AsyncFunction(...Object.keys(means), example)(...Object.values(means));
  expect(log).toHaveBeenCalledWith(demo.customer.tenantId, expect.stringMatching(/\.onmicrosoft\.com$/));
  log.mockRestore();
});

test('the tables of resources name every namespace there is, and no other', () => {
  const cells = readme.split('## Resources')[1]!.matchAll(/^\| (`[^|]*`) +\|/gm);
  const named = [...cells].flatMap(([, cell]) => [...cell!.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  const exported = Object.entries({ ...partnerCenter, ...graph });
  const namespaces = exported
    .filter(([, value]) => ({}).toString.call(value) === '[object Module]')
    .map(([name]) => name);
  expect(new Set(named)).toEqual(new Set([...namespaces, 'verifyWebhook', 'grantRoles']));
});
