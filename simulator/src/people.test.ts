import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulator } from './server.ts';
import {
  appToken,
  control,
  direct,
  type Exchange,
  partnerCenter,
  startDemo,
  userTokens,
} from './testing/partner.ts';

const e3 = '6fd2c87f-b296-42f0-b197-1e91e994b900';
const base = `/v1/customers/${direct.customer}`;
const domain = 'wideworldimporters1.onmicrosoft.com';
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startDemo();
});
afterAll(() => simulator.close());

const agent = async () =>
  partnerCenter(simulator.url, (await userTokens(simulator.url, direct)).access_token);
type Call = Awaited<ReturnType<typeof agent>>;

const person = (name: string, more: object = {}) => ({
  userPrincipalName: `${name}@${domain}`,
  displayName: name,
  usageLocation: 'US',
  passwordProfile: { password: 'Some-Pass-1', forceChangePassword: true },
  ...more,
});
const advance = (duration: string) => control(simulator.url, 'POST', 'clock', { advance: duration });
const inactive = encodeURIComponent('{"Field":"UserState","Value":"Inactive","Operator":"equals"}');
const names = async (call: Call, query = '') =>
  (await call('GET', `${base}/users?size=500${query}`)).body.items.map(
    (one: { displayName: string }) => one.displayName,
  );

test('a user is made, changed, deleted, restored, deleted again and purged', async () => {
  let call = await agent();
  const made = await call('POST', `${base}/users`, person('grace'));
  expect([made.status, made.body.passwordProfile.password]).toEqual([200, 'Some-Pass-1']);
  const path = `${base}/users/${made.body.id}`;
  expect((await call('POST', `${base}/users`, person('grace'))).status).toBe(409);
  const foreign = person('grace', { userPrincipalName: 'grace@elsewhere.example' });
  expect((await call('POST', `${base}/users`, foreign)).status).toBe(400);
  expect((await call('PATCH', path, { FirstName: 'Grace', LastName: null })).body.firstName).toBe('Grace');

  expect((await call('DELETE', path)).status).toBe(204);
  expect(await names(call)).not.toContain('grace');
  expect(await names(call, `&filter=${inactive}`)).toContain('grace');
  expect((await call('GET', path)).body).toMatchObject({ state: 'inactive' });
  // The name is free at once: another person takes it, and the first cannot come back under it.
  const second = await call('POST', `${base}/users`, person('grace'));
  expect((await call('PATCH', path, { state: 'active' })).status).toBe(409);
  await call('DELETE', `${base}/users/${second.body.id}`);
  const back = await call('PATCH', path, { state: 'active' });
  expect(back.body).toMatchObject({
    userPrincipalName: `grace@${domain}`,
    firstName: 'Grace',
    state: 'active',
  });
  expect(back.body.softDeletionTime).toBeUndefined();

  await call('DELETE', path);
  await advance('P29D');
  call = await agent();
  expect((await call('GET', path)).status).toBe(200);
  await advance('P1D');
  call = await agent();
  expect((await call('GET', path)).body.code).toBe(60002);
  const records = await call('GET', `/v1/auditrecords?startDate=${simulator.clock.now().slice(0, 8)}01`);
  expect(records.status).toBe(200);
});

test('licences: bought seats can be given out once each, and come back', async () => {
  const call = await agent();
  const list = await call('GET', `${base}/products/CFQ7TTC0LF8R/skus/0001/availabilities`);
  await call('POST', `${base}/orders`, {
    billingCycle: 'monthly',
    lineItems: [{ lineItemNumber: 0, offerId: list.body.items[0].catalogItemId, quantity: 2 }],
  });
  await advance('PT1M');
  const units = async () => {
    const { body } = await call('GET', `${base}/subscribedskus`);
    const sku = body.items.find((one: { productSku: { id: string } }) => one.productSku.id === e3);
    return [sku.totalUnits, sku.consumedUnits, sku.availableUnits];
  };
  expect(await units()).toEqual([2, 0, 2]);
  const users: Exchange[] = [];
  for (const name of ['ada', 'alan', 'kurt']) users.push(await call('POST', `${base}/users`, person(name)));
  const give = (index: number, body: object = { licensesToAssign: [{ skuId: e3 }] }) =>
    call('POST', `${base}/users/${users[index]?.body.id}/licenseupdates`, body);
  expect((await give(0)).status).toBe(201);
  expect((await give(0)).status).toBe(201);
  expect((await give(1)).status).toBe(201);
  const none = await give(2);
  expect([none.status, none.body.code]).toEqual([400, 60012]);
  expect(none.body.data[0]).toContain('LicenseQuotaExceededException');
  expect(await units()).toEqual([2, 2, 0]);
  await give(0, { licensesToRemove: [e3] });
  expect(await units()).toEqual([2, 1, 1]);
  await call('DELETE', `${base}/users/${users[1]?.body.id}`);
  expect(await units()).toEqual([2, 0, 2]);
  const unknown = await give(2, { licensesToAssign: [{ skuId: '00000000-0000-4000-8000-000000000000' }] });
  expect(unknown.status).toBe(400);
});

test('rights: an app-only token and a person without a role are told apart', async () => {
  const app = partnerCenter(simulator.url, await appToken(simulator.url, direct));
  expect((await app('GET', `${base}/subscribedskus`)).body.code).toBe(900316);
  expect((await app('GET', `${base}/users`)).body.code).toBe(900329);
  const gdap = simulator.world.gdap.where('tenant', direct.customer)[0];
  if (!gdap) throw new Error('the demo has no relationship');
  const roles = (names: string[]) =>
    simulator.world.gdap.put({
      ...gdap,
      accessAssignments: gdap.accessAssignments.map((one) => ({ ...one, roles: names })),
    });
  const call = await agent();
  roles(['Directory Readers']);
  expect((await call('GET', `${base}/users`)).status).toBe(200);
  expect((await call('POST', `${base}/users`, person('nobody'))).body.code).toBe(900308);
  roles(['Service Support Administrator']);
  expect((await call('GET', `${base}/users`)).body.code).toBe(900308);
  expect((await call('GET', `${base}/profiles/company`)).body.address).toBeUndefined();
  simulator.world.gdap.put(gdap);
});

test('a qualification is in review for three days', async () => {
  let call = await agent();
  const path = `${base}/qualifications`;
  const asked = await call('POST', path, { qualification: 'education', educationSegment: 'K12' });
  expect([asked.status, asked.body]).toMatchObject([
    201,
    { qualification: 'Education', vettingStatus: 'InReview' },
  ]);
  await advance('P3D');
  call = await agent();
  expect((await call('GET', path)).body).toMatchObject([{ vettingStatus: 'Approved' }]);
});
