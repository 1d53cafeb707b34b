import type { DifferenceRow } from '@concord/contract/differences';
import { demoPartners } from '@concord/microsoft/testing/demo-partners';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operatorScope } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { demoSet, giveConsent, type House, openHouse, until } from '../../testing/house.ts';
import { settled } from '../../testing/shop.ts';

const { tenantId, domain } = demoPartners['an indirect provider'].customer;
const licence = '11111111-2222-4333-8444-555555555555';

let house: House;
let setId: string;
let customerId: string;
const id = newId();
beforeAll(async () => {
  house = await openHouse();
  setId = (await demoSet(house)).id;
  await giveConsent(house, setId);
  await settled(house, setId);
  ({ customerId } = (await house.customer('GET /session')).member as { customerId: string });
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
      .where('id', '=', setId)
      .executeTakeFirstOrThrow();
    const tenant = { tenantId, domain, origin: 'existing', boundAt: context.clock.now() };
    await tx
      .insertInto('bindings')
      .values({ id, resellerId, customerId, partnerAccountId, ...tenant })
      .execute();
  });
  house.simulator.world.tenantSkus.put({
    id: `${tenantId}_${licence}`,
    tenantId,
    skuId: licence,
    name: 'Microsoft 365 Business Premium',
    skuPartNumber: 'SPB',
    licenseGroupId: 'group1',
    active: 5,
    warning: 0,
    suspended: 0,
  });
});
afterAll(() => house?.stop());

const { customer: demo } = demoPartners['an indirect provider'];
let number = 0;
async function person() {
  const name = `reconciled${++number}`;
  const body = {
    signInName: `${name}@${demo.domain}`,
    displayName: name,
    usageLocation: 'US',
    licences: [licence],
  };
  const { user } = await house.operator('POST /bindings/:id/users', { params: { id }, body });
  return user.id;
}
const atMicrosoft = (userId: string) => house.simulator.world.users.get(userId)!;
const changeThere = (userId: string, change: Partial<ReturnType<typeof atMicrosoft>>) =>
  house.simulator.world.users.put({ ...atMicrosoft(userId), ...change });
const recorded = (userId: string) =>
  house.service.context.db.in(operatorScope, (tx) =>
    tx.selectFrom('users').selectAll().where('microsoftId', '=', userId).executeTakeFirst(),
  );
const open = async (microsoftId: string): Promise<DifferenceRow[]> =>
  (await house.operator('GET /differences', { query: { q: microsoftId } })).items;

async function read(): Promise<void> {
  const { items } = await house.operator('POST /customers/:id/sync', { params: { id: customerId } });
  for (const run of items)
    await until(
      () => house.operator('GET /sync/runs/:id', { params: { id: run.id } }),
      ({ finishedAt }) => finishedAt !== null,
    );
}

async function reconcile(ids: string[], decision: 'take' | 'push') {
  await house.operator('POST /differences/decisions', { body: { ids, decision } });
  const body = { settingsSetId: setId, differenceIds: ids };
  const { id: planId, version } = await house.operator('POST /reconciliations', { body });
  await house.operator('POST /reconciliations/:id/apply', { params: { id: planId }, version });
  return until(
    () => house.operator('GET /reconciliations/:id', { params: { id: planId } }),
    ({ state }) => state !== 'running',
  );
}

test('people: what differs is taken, or pushed, and afterwards nothing differs', async () => {
  const [taken, pushed, left, dropped] = [await person(), await person(), await person(), await person()];
  for (const userId of [taken, pushed])
    changeThere(userId, {
      displayName: 'Renamed there',
      accountEnabled: false,
      licences: [],
      lastName: 'Other',
    });
  for (const userId of [left, dropped])
    changeThere(userId, {
      state: 'inactive',
      softDeletionTime: house.service.context.clock.now().toISOString(),
    });
  await read();
  for (const userId of [taken, pushed])
    expect((await open(userId)).map(({ field }) => field).toSorted()).toEqual([
      'details',
      'display-name',
      'enabled',
      'licences',
    ]);
  expect(await open(left)).toMatchObject([{ field: 'missing-there', objectKind: 'user' }]);

  const takes = [...(await open(taken)), ...(await open(left))].map((row) => row.id);
  expect(await reconcile(takes, 'take')).toMatchObject({ state: 'done', left: 0, lines: { done: 5 } });
  expect(await recorded(taken)).toMatchObject({
    displayName: 'Renamed there',
    lastName: 'Other',
    enabled: false,
    licences: [],
  });
  expect((await recorded(left))?.deletedAt).not.toBeNull();

  const pushes = [...(await open(pushed)), ...(await open(dropped))].map((row) => row.id);
  expect(await reconcile(pushes, 'push')).toMatchObject({ state: 'done', left: 0, lines: { done: 5 } });
  expect(atMicrosoft(pushed)).toMatchObject({ displayName: expect.stringMatching(/^reconciled/) });
  expect(atMicrosoft(pushed).accountEnabled).not.toBe(false);
  expect(atMicrosoft(pushed).licences).toMatchObject([{ skuId: licence }]);
  expect(atMicrosoft(dropped).state).toBe('active');
  for (const userId of [taken, pushed, left, dropped]) expect(await open(userId)).toEqual([]);
});

test('somebody made at Microsoft is missing here, where we have the people on record', async () => {
  const known = await person();
  const userId = crypto.randomUUID();
  const signInName = `elsewhere@${demo.domain}`;
  house.simulator.world.users.put({
    ...atMicrosoft(known),
    id: userId,
    userPrincipalName: signInName,
    displayName: 'From elsewhere',
  });
  await read();
  const [row] = await open(userId);
  expect(row).toMatchObject({ field: 'missing-here', theirs: { signInName } });
  expect(await reconcile([row!.id], 'take')).toMatchObject({ state: 'done', left: 0 });
  expect(await recorded(userId)).toMatchObject({ signInName, displayName: 'From elsewhere', customerId });
});

test('a tenant that left this partner ends here only when somebody says so', async () => {
  const { relationships } = house.simulator.world;
  const [relationship] = relationships.where('tenant', tenantId).filter((one) => one.tenantId === tenantId);
  for (const one of relationships.where('tenant', tenantId)) relationships.remove(one.id);
  expect(relationship).toBeDefined();
  await read();
  const rows = (await house.operator('GET /differences', { query: { objectKind: 'customer' } })).items;
  expect(rows).toMatchObject([{ field: 'moved', ours: { domain }, microsoftId: tenantId }]);
  const bindingOf = () =>
    house.service.context.db.in(operatorScope, (tx) =>
      tx.selectFrom('bindings').select('endedAt').where('id', '=', id).executeTakeFirstOrThrow(),
    );
  expect((await bindingOf()).endedAt).toBeNull();
  expect(await reconcile([rows[0]!.id], 'take')).toMatchObject({ state: 'done', left: 0 });
  expect((await bindingOf()).endedAt).not.toBeNull();
});
