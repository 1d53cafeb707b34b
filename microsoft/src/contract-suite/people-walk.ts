import type { TenantUser } from '../sync.ts';
import { orderSeats, seats } from './order-walk.ts';
import type { PortsTarget } from './ports.ts';
import { collect, demand, type Steps } from './walk.ts';

type Walk = PortsTarget & Steps;

const userAdministrator = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
const billingAdministrator = 'b0f54661-2d74-4c50-afa3-1ec803f12efe';

/** A person's whole life in a customer's tenant, and a licence that is given and taken. */
export async function walkPeople(walk: Walk): Promise<void> {
  const { people, customer } = walk;
  const { tenantId } = customer;
  await walkRights(walk);
  const domains = await walk.read('people.domains', () => people.domains(tenantId));
  demand(domains.includes(customer.domain), 'the domains of a tenant', domains);
  const user = await create(walk, `sample@${customer.domain}`);
  const read = () => walk.read('people.user', () => people.user(tenantId, user.id));
  const listed = await walk.read('people.users', () => collect(people.users(tenantId)));
  demand(listed.filter(({ id }) => id === user.id).length === 1, 'the person is listed once', listed);
  const change = { displayName: 'Sample P.', lastName: '', enabled: false };
  await walk.write('people.updateUser', (ids) => people.updateUser(tenantId, user.id, change, ids));
  const changed = await read();
  demand(
    changed?.displayName === 'Sample P.' && !changed.enabled && changed.lastName === undefined,
    'the given fields are changed',
    changed,
  );
  demand(changed?.firstName === 'Sample' && changed.usageLocation === 'US', 'the others are not', changed);
  await giveLicence(walk, user.id);
  const password = await walk.write('people.resetPassword', (ids) =>
    people.resetPassword(tenantId, user.id, ids),
  );
  demand(password.length >= 8, 'a new password', password.length);
  await deleteAndRestore(walk, user);
}

/** Roles that the partner holds, and one that the customer would have to approve. */
async function walkRights({ people, customer, write }: Walk): Promise<void> {
  const { tenantId } = customer;
  const missing = await write('people.takeRoles', () =>
    people.takeRoles(tenantId, [userAdministrator, billingAdministrator]),
  );
  demand(missing.join() === billingAdministrator, 'roles that no relationship holds', missing);
  const ask = () =>
    write('people.askForRoles', () => people.askForRoles(tenantId, missing, 'Rights for the walk'));
  const [first, again] = [await ask(), await ask()];
  demand(first.link.startsWith('https://'), 'where the customer approves', first);
  demand(first.id === again.id, 'one request while it waits', again);
}

async function create({ people, customer, write, read }: Walk, signInName: string): Promise<TenantUser> {
  const { tenantId } = customer;
  const before = await read('people.user', () => people.user(tenantId, signInName));
  demand(before === undefined, 'nobody has the name', before);
  const wanted = {
    signInName,
    displayName: 'Sample Person',
    firstName: 'Sample',
    lastName: 'Person',
    usageLocation: 'US',
  };
  const { user, password } = await write('people.createUser', async (ids) => {
    // As the service does it: an earlier try, whose answer was lost, may have made the person.
    const found = await people.user(tenantId, signInName);
    if (!found) return people.createUser(tenantId, wanted, ids);
    return { user: found, password: await people.resetPassword(tenantId, found.id, ids) };
  });
  demand(password.length >= 8, 'a first password', password.length);
  const { id: _, licences, enabled, deletedAt, ...fields } = user;
  demand(JSON.stringify(fields) === JSON.stringify(wanted), 'the person is as wanted', user);
  demand(licences.length === 0 && enabled && deletedAt === undefined, 'the person may sign in', user);
  return user;
}

async function giveLicence(walk: Walk, userId: string): Promise<void> {
  const { people, customer } = walk;
  const { tenantId } = customer;
  const ordered = await orderSeats(walk, tenantId);
  const held = () => walk.read('people.licences', () => people.licences(tenantId));
  const bought = await walk.read('people.licenceOf', () => people.licenceOf(tenantId, ordered));
  const licence = (await held()).find(({ skuId: one }) => one === bought);
  demand(licence !== undefined && licence.total >= seats, 'licences of what was bought', licence);
  const skuId = licence?.skuId ?? '';
  const assigned = async () => (await held()).find((one) => one.skuId === skuId)?.assigned;
  for (const [step, count] of [
    [{ assign: [skuId], remove: [] }, 1],
    [{ assign: [], remove: [skuId] }, 0],
  ] as const) {
    const change = { assign: [...step.assign], remove: [...step.remove] };
    for (const _ of ['first', 'again']) {
      const user = await walk.write('people.setLicences', (ids) =>
        people.setLicences(tenantId, userId, change, ids),
      );
      demand(user.licences.join() === step.assign.join(), 'the licences of a person', user);
    }
    demand((await assigned()) === (licence?.assigned ?? 0) + count, 'licences are counted', count);
  }
}

async function deleteAndRestore(walk: Walk, { id, signInName }: TenantUser): Promise<void> {
  const { people, customer } = walk;
  const { tenantId } = customer;
  for (const _ of ['first', 'again'])
    await walk.write('people.deleteUser', (ids) => people.deleteUser(tenantId, id, ids));
  const gone = await walk.read('people.user', () => people.user(tenantId, id));
  demand(gone === undefined, 'the person is deleted', gone);
  const deleted = await walk.read('people.deletedUsers', () => collect(people.deletedUsers(tenantId)));
  const found = deleted.find((one) => one.id === id);
  demand(
    found?.signInName === signInName && found.deletedAt !== undefined,
    'a deleted person keeps the name, and the day is told',
    deleted,
  );
  const restored = await walk.write('people.restoreUser', (ids) => people.restoreUser(tenantId, id, ids));
  demand(
    restored.signInName === signInName && restored.deletedAt === undefined,
    'the person is back',
    restored,
  );
}
