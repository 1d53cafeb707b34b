import type { Simulator } from '@concord/simulator/server';
import { type Walker, walker } from '../../contract-suite/walk.ts';
import { demoPartners } from '../demo-partners.ts';
import { openPartner } from '../open-partner.ts';
import type { Control } from './control.ts';
import type { Random } from './random.ts';

type Opened = Awaited<ReturnType<typeof openPartner>>;

/** A partner in a sequence, with the customers it has. */
export interface Account {
  walk: Walker;
  door: Opened['door'];
  tenants: Set<string>;
  /** A person signs in and consents again: unused for 90 days, a consent is dead. */
  consent: () => Promise<void>;
}

/** Years pass in a sequence: the application's secret lasts, unlike that of the demo. */
export async function openAccount(
  simulator: Simulator,
  control: Control,
  kind: keyof typeof demoPartners,
  random: Random,
): Promise<Account> {
  const { customer, ...partner } = demoPartners[kind];
  const application = {
    id: partner.applicationId,
    tenantId: partner.tenantId,
    name: 'Concord',
    secrets: [{ value: partner.secret, expires: '2099-01-01T00:00:00Z' }],
    redirectUris: [],
    permissions: [],
  };
  await control('POST', 'state', { applications: [application] });
  const { api, door, consent } = await openPartner(simulator, partner, {
    timeouts: { answer: 250, body: 250, total: 20_000 },
    random: () => random.below(1_000) / 1_000,
  });
  const walk = walker({ api, simulator: simulator.url, partner, customer });
  return { walk, door, consent, tenants: new Set([customer.tenantId]) };
}
