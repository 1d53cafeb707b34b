import type { PartnerChange } from '../sync.ts';
import type { PortsTarget } from './ports.ts';
import { collect, demand, type Steps } from './walk.ts';

type Walk = PortsTarget & Steps;

/** All that sync reads of a partner account, and the one registration for events. */
export async function readForSync(walk: Walk, begun: Date): Promise<void> {
  await readTenant(walk);
  await readChanges(walk, begun);
  await register(walk);
}

async function readTenant(walk: Walk): Promise<void> {
  const { sync, customer, api } = walk;
  const { tenantId } = customer;
  const tenants = await walk.read('sync.tenants', () => collect(sync.tenants()));
  demand(
    tenants.some((one) => one.tenantId === tenantId),
    'all customers',
    tenants,
  );
  const tenant = await walk.read('sync.tenant', () => sync.tenant(tenantId));
  demand(tenant?.domain === customer.domain, 'one customer', tenant);
  const profile = await walk.read('sync.profile', () => sync.profile(tenantId));
  demand(profile?.companyName === tenant?.companyName, 'the company', profile);
  demand(profile?.country !== undefined && profile.email !== undefined, 'its address and contact', profile);
  const subscriptions = await walk.read('sync.subscriptions', () => sync.subscriptions(tenantId));
  const same = await walk.read('subscriptions', () => api.subscriptions(tenantId));
  demand(subscriptions.length > 0, 'subscriptions of a customer', subscriptions);
  demand(JSON.stringify(subscriptions) === JSON.stringify(same), 'as the other port says', same);
  const [first] = subscriptions;
  const one = await walk.read('sync.subscription', () => sync.subscription(tenantId, first?.id ?? ''));
  demand(one?.id === first?.id, 'one subscription', one);
  const accepted = await walk.read('sync.agreementAccepted', () => sync.agreementAccepted(tenantId));
  demand(accepted, 'the agreement', accepted);
  const licences = await walk.read('sync.licences', () => sync.licences(tenantId));
  demand(licences.length > 0, 'licences of a tenant', licences);
  const users = await walk.read('sync.users', () => collect(sync.users(tenantId)));
  const [person] = users.filter(({ signInName }) => signInName.startsWith('sample@'));
  const again = await walk.read('sync.user', () => sync.user(tenantId, person?.id ?? ''));
  demand(
    person !== undefined && JSON.stringify(again) === JSON.stringify(person),
    'people are the same one by one and all together',
    { person, again },
  );
  const relationships = await walk.read('sync.relationships', () => collect(sync.relationships()));
  const own = relationships.find((relationship) => relationship.tenantId === tenantId);
  demand(own?.status === 'active' && own.roles.length > 0, 'rights in the tenant', relationships);
  const transfers = await walk.read('sync.transfers', () => sync.transfers(tenantId));
  demand(
    transfers.some(({ state }) => state === 'complete'),
    'transfers of a customer',
    transfers,
  );
}

/** The log tells of what was done, once and the same each time; an interval that is cut in two tells no more. */
async function readChanges(walk: Walk, begun: Date): Promise<void> {
  const { sync, customer } = walk;
  const read = (from: Date, to: Date) => walk.read('sync.changes', () => collect(sync.changes(from, to)));
  const end = new Date(walk.now().getTime() + 1);
  const changes = await read(begun, end);
  const made = changes.filter(({ operation }) => operation === 'create_customer_user');
  demand(made.length === 1 && made[0]?.tenantId === customer.tenantId, 'who was made', made);
  demand(made[0]?.resourceId !== undefined && made[0].by !== undefined, 'whom, and by whom', made);
  const keys = changes.map(({ key }) => key);
  demand(new Set(keys).size === keys.length, 'every change once', keys);
  const middle = new Date((begun.getTime() + end.getTime()) / 2);
  const halves = [...(await read(begun, middle)), ...(await read(middle, end))];
  const sorted = (all: PartnerChange[]) =>
    all
      .map((one) => JSON.stringify(one))
      .sort()
      .join('\n');
  demand(sorted(halves) === sorted(changes), 'the same in two halves', { halves, changes });
}

async function register(walk: Walk): Promise<void> {
  const { sync, callback } = walk;
  const before = await walk.read('sync.registration', () => sync.registration());
  demand(before === undefined, 'nothing is registered', before);
  const names = await walk.read('sync.eventNames', () => sync.eventNames());
  demand(names.includes('subscription-updated'), 'names of events', names);
  for (const url of [`${callback}/first`, callback]) {
    const wanted = { url, events: ['test-created', 'subscription-updated'] };
    const set = await walk.write('sync.register', (ids) => sync.register(wanted, ids));
    demand(set.url === url && set.events.length === 2, 'an address is registered', set);
  }
  const after = await walk.read('sync.registration', () => sync.registration());
  demand(after?.url === callback, 'the last address holds', after);
  const test = await walk.write('sync.testRegistration', (ids) => sync.testRegistration(ids));
  const outcome = await walk.until(
    'sync.registrationTest',
    () => sync.registrationTest(test),
    (one) => one?.done ?? false,
  );
  demand(outcome?.done === true, 'the test comes to an end', outcome);
}
