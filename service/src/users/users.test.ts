import type { User } from '@concord/contract/users';
import { demoPartners } from '@concord/microsoft/testing/demo-partners';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operatorScope } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { bought } from '../testing/bought.ts';
import { type Caller, signedIn } from '../testing/caller.ts';
import { demoSet, giveConsent, type House, openHouse } from '../testing/house.ts';
import { settled } from '../testing/shop.ts';

const { tenantId, domain } = demoPartners['an indirect provider'].customer;
const spb = '11111111-2222-4333-8444-555555555555';
const flow = '66666666-2222-4333-8444-555555555555';

let house: House;
let owner: Caller;
let id: string;
let customerId: string;
let number = 0;
beforeAll(async () => {
  house = await openHouse();
  owner = house.customer;
  const set = await demoSet(house);
  await giveConsent(house, set.id);
  await settled(house, set.id);
  ({ customerId } = (await owner('GET /session')).member as { customerId: string });
  id = newId();
  const { context } = house.service;
  await context.db.in(operatorScope, async (tx) => {
    const { resellerId } = await tx
      .selectFrom('customers')
      .select('resellerId')
      .where('id', '=', customerId)
      .executeTakeFirstOrThrow();
    const { partnerAccountId } = await tx
      .selectFrom('settingsSets')
      .select('partnerAccountId')
      .executeTakeFirstOrThrow();
    const tenant = { tenantId, domain, origin: 'existing', boundAt: context.clock.now() };
    await tx
      .insertInto('bindings')
      .values({ id, resellerId, customerId, partnerAccountId, ...tenant })
      .execute();
  });
  const { world } = house.simulator;
  for (const [skuId, name, active] of [
    [spb, 'Microsoft 365 Business Premium', 2],
    [flow, 'Power Automate Free', 10],
  ] as const)
    world.tenantSkus.put({
      id: `${tenantId}_${skuId}`,
      tenantId,
      skuId,
      name,
      skuPartNumber: name.toUpperCase().replaceAll(' ', '_'),
      licenseGroupId: 'group1',
      active,
      warning: 0,
      suspended: 0,
    });
});
afterAll(() => house?.stop());

const atMicrosoft = (userId: string) => house.simulator.world.users.get(userId);
const named = (name: string) =>
  house.simulator.world.users.where('name', name.toLowerCase()).filter(({ state }) => state === 'active');
const body = (licences?: string[]) => ({
  signInName: `person${++number}@${domain}`,
  displayName: `Person ${number}`,
  firstName: 'Some',
  usageLocation: 'US',
  licences,
});
const create = (licences?: string[]) =>
  owner('POST /bindings/:id/users', { params: { id }, body: body(licences) });
const of = (user: User) => ({ params: { id, userId: user.id } });
const list = (query: object, call = owner) => call('GET /bindings/:id/users', { params: { id }, query });
const recorded = (userId: string) =>
  house.service.context.db.in(operatorScope, (tx) =>
    tx.selectFrom('users').selectAll().where('microsoftId', '=', userId).executeTakeFirst(),
  );
const told = async () => {
  const query = { objectId: customerId, kind: 'user.' };
  return (await house.operator('GET /events', { query })).items.map(({ kind, text }) => [kind, text]);
};

test('a person’s life, at Microsoft first and then on record, with an event for each step', async () => {
  const { user, password, unlicensed } = await create([spb]);
  expect(unlicensed).toBeNull();
  expect(atMicrosoft(user.id)).toMatchObject({ password, forceChangePassword: true, usageLocation: 'US' });
  expect(user.licences).toMatchObject([{ skuId: spb, name: 'Microsoft 365 Business Premium' }]);
  const shown = await owner('GET /bindings/:id/users/:userId', of(user));
  const edit = { displayName: 'Renamed', firstName: '', usageLocation: 'DE', enabled: false };
  const edited = await owner('PUT /bindings/:id/users/:userId', {
    ...of(user),
    version: shown.version,
    body: edit,
  });
  expect(edited).toMatchObject({ displayName: 'Renamed', firstName: null, enabled: false });
  expect(atMicrosoft(user.id)).toMatchObject({ displayName: 'Renamed', accountEnabled: false });
  expect(await recorded(user.id)).toMatchObject({ displayName: 'Renamed', enabled: false, licences: [spb] });
  const reset = await owner('POST /bindings/:id/users/:userId/reset-password', of(user));
  expect(reset.password).not.toBe(password);
  expect(atMicrosoft(user.id)?.password).toBe(reset.password);
  await owner('DELETE /bindings/:id/users/:userId', of(user));
  expect(atMicrosoft(user.id)?.state).toBe('inactive');
  const [deleted] = (await list({ deleted: 'true', q: 'renamed' })).items;
  expect(deleted).toMatchObject({ id: user.id, signInName: user.signInName });
  expect(deleted?.restorableUntil).not.toBeNull();
  expect((await recorded(user.id))?.deletedAt).not.toBeNull();
  await owner('POST /bindings/:id/users/:userId/restore', of(user));
  expect((await list({ q: 'renamed' }, house.reseller)).items).toMatchObject([{ deletedAt: null }]);
  expect((await recorded(user.id))?.deletedAt).toBeNull();
  expect(await told()).toEqual([
    ['user.restored', `${user.signInName} restored`],
    ['user.deleted', `${user.signInName} deleted; restorable for 30 days`],
    ['user.password-reset', `Temporary password set for ${user.signInName}`],
    ['user.updated', `${user.signInName} changed`],
    ['user.licences-changed', expect.stringContaining('assigned')],
    ['user.created', `${user.signInName} created in ${domain}`],
  ]);
  await house.service.context.db.in(operatorScope, async (tx) => {
    const kept = [
      await tx.selectFrom('events').select('data').execute(),
      await tx.selectFrom('userCreations').selectAll().execute(),
      await tx.selectFrom('users').selectAll().execute(),
      await tx.selectFrom('mirrorUsers').selectAll().execute(),
    ];
    for (const secret of [password ?? '?', reset.password])
      expect(JSON.stringify(kept)).not.toContain(secret);
  });
  await owner('DELETE /bindings/:id/users/:userId', of(user));
});

test('licences: free seats, none left, more than there are', async () => {
  const licence = async (query: object = {}) => {
    const { items } = await owner('GET /bindings/:id/licences', { params: { id }, query });
    return items.find(({ skuId }) => skuId === spb);
  };
  const [one, two, three] = [await create([spb]), await create(), await create()];
  expect(await licence()).toMatchObject({ total: 2, assigned: 1, free: 1, over: 0 });
  const set = (user: User, assign: string[], remove: string[] = []) =>
    owner('POST /bindings/:id/users/:userId/licences', { ...of(user), body: { assign, remove } });
  expect((await set(two.user, [spb, flow])).licences).toHaveLength(2);
  expect(await recorded(two.user.id)).toMatchObject({ licences: [spb, flow] });
  await expect(set(three.user, [spb])).rejects.toMatchObject({
    problem: { status: 422, code: 'users-refused', microsoft: { code: '60012' } },
  });
  await expect(set(three.user, [spb], [spb])).rejects.toMatchObject({ problem: { status: 422 } });
  const late = await create([spb]);
  expect(late.unlicensed?.reason).toContain('No licence');
  expect(late.password).not.toBeNull();
  const { world } = house.simulator;
  const sku = world.tenantSkus.get(`${tenantId}_${spb}`);
  if (sku) world.tenantSkus.put({ ...sku, active: 1 });
  expect(await licence({ fresh: 'true' })).toMatchObject({ total: 1, assigned: 2, free: 0, over: 1 });
  expect((await list({ licence: 'with' })).items.map((user) => user.id)).toEqual(
    expect.arrayContaining([one.user.id, two.user.id]),
  );
  expect((await list({ licence: 'without' })).items.map((user) => user.id)).toContain(three.user.id);
  expect((await list({ skuId: flow })).items.map((user) => user.id)).toEqual([two.user.id]);
  await set(two.user, [], [spb, flow]);
  expect(atMicrosoft(two.user.id)?.licences).toEqual([]);
  expect(await licence()).toMatchObject({ assigned: 1, over: 0 });
});

test('what is changed at Microsoft appears here, and an edit of what was shown before is refused', async () => {
  const { user } = await create();
  const shown = await owner('GET /bindings/:id/users/:userId', of(user));
  const { world } = house.simulator;
  const there = atMicrosoft(user.id);
  if (there) world.users.put({ ...there, displayName: 'Changed there' });
  const edit = { displayName: 'Changed here', usageLocation: 'US', enabled: true };
  const stale = owner('PUT /bindings/:id/users/:userId', { ...of(user), version: shown.version, body: edit });
  await expect(stale).rejects.toMatchObject({
    problem: { status: 412, code: 'user-changed', current: { displayName: 'Changed there' } },
  });
  expect(atMicrosoft(user.id)?.displayName).toBe('Changed there');
  expect((await list({ q: 'changed there' })).items).toMatchObject([{ id: user.id }]);
  if (there) world.users.put({ ...there, id: world.newId('user'), userPrincipalName: `new@${domain}` });
  world.users.remove(user.id);
  house.simulator.clock.advance('PT1M');
  const before = house.simulator.clock.now();
  expect((await list({ q: `new@${domain}` })).items).toEqual([]);
  const { items, age } = await list({ fresh: 'true' });
  expect(items.map(({ signInName }) => signInName)).toContain(`new@${domain}`);
  expect(items.map((one) => one.id)).not.toContain(user.id);
  expect(age.failure).toBeNull();
  expect(age.asOf! >= before).toBe(true);
});

test('who may not sign in is found; an edit leaves alone what it does not name', async () => {
  const { user } = await create();
  const blocked = await owner('PUT /bindings/:id/users/:userId', {
    ...of(user),
    version: user.version,
    body: { displayName: user.displayName, firstName: 'Some', enabled: false },
  });
  expect(blocked).toMatchObject({ enabled: false, usageLocation: 'US' });
  expect(atMicrosoft(user.id)).toMatchObject({ accountEnabled: false, usageLocation: 'US' });
  const ids = async (enabled: string) => (await list({ enabled })).items.map((one) => one.id);
  expect(await ids('false')).toContain(user.id);
  expect(await ids('true')).not.toContain(user.id);
});

test('pages of people come in order, each once', async () => {
  const all = (await list({ limit: 200 })).items;
  expect(all.length).toBeGreaterThan(4);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit: 2, sort: 'signInName', ...(cursor && { cursor }) });
    seen.push(...page.items.map(({ signInName }) => signInName));
    cursor = page.next;
  } while (cursor);
  expect(seen).toEqual(all.map(({ signInName }) => signInName).sort());
});

test('a repeated request makes nobody twice, also when Microsoft’s answer was lost', async () => {
  const wanted = body();
  const key = crypto.randomUUID();
  const ask = (input = wanted) => owner('POST /bindings/:id/users', { params: { id }, body: input, key });
  await house.control('POST', 'faults', {
    kind: 'lost-response',
    count: 2,
    match: { method: 'POST', path: '/users$' },
  });
  const { user, password } = await ask();
  expect(named(wanted.signInName)).toHaveLength(1);
  expect(atMicrosoft(user.id)?.password).toBe(password);
  // As a kill between Microsoft's answer and our transaction leaves it.
  await house.service.context.db.in(operatorScope, (tx) =>
    tx
      .updateTable('userCreations')
      .set({ state: 'pending', microsoftId: null })
      .where('microsoftId', '=', user.id)
      .execute(),
  );
  const second = await ask();
  expect(named(wanted.signInName)).toHaveLength(1);
  expect(second.user.id).toBe(user.id);
  expect(atMicrosoft(user.id)?.password).toBe(second.password);
  const third = await ask();
  expect(third).toMatchObject({ user: { id: second.user.id }, password: null });
  await expect(ask({ ...wanted, displayName: 'Another' })).rejects.toMatchObject({
    problem: { code: 'user-key-reused' },
  });
});

test('what a person lacks for a licence, and whose password is out of reach, is said', async () => {
  const { user } = await create();
  const { world } = house.simulator;
  const change = (fields: object) => world.users.put({ ...atMicrosoft(user.id)!, ...fields });
  change({ usageLocation: undefined, roles: ['Global Administrator'] });
  const call = of(user);
  await expect(
    owner('POST /bindings/:id/users/:userId/licences', { ...call, body: { assign: [flow] } }),
  ).rejects.toMatchObject({ problem: { status: 422, detail: expect.stringContaining('usage location') } });
  const [gdap] = world.gdap.where('tenant', tenantId).filter(({ status }) => status === 'active');
  const roles = gdap!.roles.filter((role) => role !== 'Privileged Authentication Administrator');
  world.gdap.put({ ...gdap!, roles });
  const reset = owner('POST /bindings/:id/users/:userId/reset-password', call);
  await expect(reset).rejects.toMatchObject({
    problem: { status: 409, code: 'users-password-rights', next: expect.stringContaining('admin center') },
  });
  world.gdap.put(gdap!);
  change({ usageLocation: 'US', roles: [] });
});

test('a name that is taken or of a foreign domain is refused before anything is made', async () => {
  const { user } = await create();
  const again = { ...body(), signInName: user.signInName };
  await expect(owner('POST /bindings/:id/users', { params: { id }, body: again })).rejects.toMatchObject({
    problem: { fields: [{ path: 'signInName', problem: 'sign-in-name-taken' }] },
  });
  const foreign = { ...body(), signInName: 'x@elsewhere.example' };
  await expect(owner('POST /bindings/:id/users', { params: { id }, body: foreign })).rejects.toMatchObject({
    problem: { fields: [{ path: 'signInName', problem: 'foreign-domain' }] },
  });
  const { items } = await owner('GET /bindings/:id/user-domains', { params: { id } });
  expect(items).toEqual([domain, 'fabrikam-engineering.example']);
});

test('a subscription tells the licence that its seats are, who ever sold them', async () => {
  const { items: plans } = await house.operator('GET /plans', { query: { q: 'Business Standard' } });
  const subscription = await bought(house, {
    planId: plans[0]!.id,
    customerId,
    seats: 3,
    prefix: 'seatsofasub',
  });
  const call = { params: { id: subscription.id } };
  await house.control('POST', 'faults', {
    kind: 'status',
    status: 503,
    match: { path: 'provisioningstatus' },
  });
  expect(await owner('GET /subscriptions/:id/licence', call)).toMatchObject({
    licence: null,
    age: { failure: { cause: 'microsoft-down', next: expect.stringContaining('Nothing to do') } },
  });
  await house.control('DELETE', 'faults');
  const { bindingId, licence } = await owner('GET /subscriptions/:id/licence', call);
  expect(licence).toMatchObject({ total: 3, assigned: 0, free: 3, partNumber: 'O365_BUSINESS_PREMIUM' });
  const { items } = await owner('GET /bindings/:id/users', {
    params: { id: bindingId },
    query: { skuId: licence!.skuId },
  });
  expect(items).toEqual([]);
  await house.control('DELETE', 'requests');
  await owner('GET /subscriptions/:id/licence', call);
  expect(JSON.stringify(await house.control('GET', 'requests'))).not.toContain('provisioningstatus');
});

test('without rights in the tenant it is said who can give them, and what was known stays shown', async () => {
  const { items: plans } = await house.operator('GET /plans', { query: { q: 'Business Standard' } });
  const { items: customers } = await house.operator('GET /customers', { query: { q: 'Woodgrove' } });
  const buyer = customers[0]!.id;
  await bought(house, { planId: plans[0]!.id, customerId: buyer, seats: 3, prefix: 'withoutrights' });
  const { bindings } = await house.operator('GET /customers/:id', { params: { id: buyer } });
  const binding = bindings.find((one) => one.domain.startsWith('withoutrights'))!;
  const params = { id: binding.id };
  const { items, age } = await house.operator('GET /bindings/:id/users', {
    params,
    query: { fresh: 'true' },
  });
  expect(items).toEqual([]);
  expect(age).toMatchObject({ asOf: null, failure: { cause: 'gdap-missing' } });
  expect(age.failure?.next).toContain('delegated administration');
  const input = { ...body(), signInName: `x@${binding.domain}` };
  await expect(house.operator('POST /bindings/:id/users', { params, body: input })).rejects.toMatchObject({
    problem: { status: 409, code: 'users-gdap-missing' },
  });
  const access = await house.operator('POST /bindings/:id/access', { params });
  expect(access).toMatchObject({ missing: [], approvalLink: null });
  expect(access.granted).toContain('User Administrator');
  house.simulator.clock.advance('PT1H');
  const now = await house.operator('GET /bindings/:id/users', { params, query: { fresh: 'true' } });
  expect(now.items).toMatchObject([{ signInName: `admin@${binding.domain}` }]);
  expect(now.age.failure).toBeNull();
});

test('rights that no relationship holds are asked of the customer, once', async () => {
  const { world } = house.simulator;
  const [gdap] = world.gdap.where('tenant', tenantId).filter(({ status }) => status === 'active');
  const roles = gdap!.roles.filter((role) => role !== 'License Administrator');
  world.gdap.put({ ...gdap!, roles });
  const ask = () => house.operator('POST /bindings/:id/access', { params: { id } });
  const { missing, approvalLink } = await ask();
  expect(missing).toEqual(['License Administrator']);
  expect(await ask()).toMatchObject({ approvalLink });
  const open = world.gdap.where('tenant', tenantId).filter(({ status }) => status === 'approvalPending');
  expect(open.map(({ id: one }) => approvalLink?.includes(one))).toEqual([true]);
  world.gdap.put(gdap!);
});

test('after thirty days a deleted person is gone for good', async () => {
  const { user } = await create();
  await owner('DELETE /bindings/:id/users/:userId', of(user));
  house.simulator.clock.advance('P30DT1M');
  // The session has ended long before.
  owner = await signedIn(house.url, 'customer', house.signIns.customer);
  const { items } = await list({ deleted: 'true', q: user.signInName });
  expect(items).toMatchObject([{ restorableUntil: null }]);
  await expect(owner('POST /bindings/:id/users/:userId/restore', of(user))).rejects.toMatchObject({
    problem: { status: 409, code: 'user-gone' },
  });
});
