import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulator } from './server.ts';
import { control, direct, partnerCenter, provider, startDemo, userTokens } from './testing/partner.ts';

let simulator: Simulator;
let user: ReturnType<typeof partnerCenter>;
beforeAll(async () => {
  simulator = await startDemo();
  user = partnerCenter(simulator.url, (await userTokens(simulator.url, direct)).access_token);
});
afterAll(() => simulator.close());

const customer = `/v1/customers/${direct.customer}`;

test('a service request is made about a known topic, and found and changed by its number', async () => {
  const topics = (await user('GET', '/v1/servicerequests/supporttopics')).body.items;
  const wanted = { Title: 'Help', Description: 'It is slow', Severity: 'Critical', SupportTopicId: '1' };
  expect((await user('POST', '/v1/servicerequests/en-US', wanted)).body.code).toBe(800002);
  const known = { ...wanted, SupportTopicId: String(topics[0].id) };
  const { status, body } = await user('POST', '/v1/servicerequests/en-US', known);
  expect([status, body.severity, body.supportTopicName]).toEqual([201, 'critical', topics[0].name]);
  expect(body.id).toMatch(/^\d{15}$/);
  const path = `/v1/servicerequests/${body.id}`;
  expect((await user('PATCH', path, { status: 'closed' })).body.status).toBe('closed');
  // It is about the partner, not about this customer.
  expect((await user('GET', `${customer}/servicerequests/${body.id}`)).status).toBe(404);
  const request = simulator.world.serviceRequests.get(body.id);
  if (request) simulator.world.serviceRequests.put({ ...request, tenantId: direct.customer });
  const changed = await user('PATCH', `${customer}/servicerequests/${body.id}`, { severity: 3 });
  expect(changed.body).toMatchObject({ severity: 'minimal', status: 'closed' });
  const other = partnerCenter(simulator.url, (await userTokens(simulator.url, provider)).access_token);
  expect((await other('GET', path)).status).toBe(404);
});

test('troubles of services are told by service, with the worst that is not over', async () => {
  expect((await user('GET', '/v1/serviceincidents/office')).body.items).toEqual([]);
  const incident = (id: string, status: string, resolved: boolean, messageType = 'incident') => ({
    id,
    workload: 'Exchange',
    messageType,
    status,
    resolved,
    startTime: '2026-11-01T00:00:00Z',
    messages: [],
  });
  await control(simulator.url, 'POST', 'state', {
    serviceIncidents: [
      incident('EX1', 'critical', true),
      incident('EX2', 'warning', false),
      incident('MC1', 'information', false, 'message_center'),
    ],
  });
  const { body } = await user('GET', '/v1/serviceincidents/office');
  expect(body.items).toMatchObject([
    { workload: 'Exchange', status: 'warning', messageCenterMessages: [{ id: 'MC1' }] },
  ]);
  const filter = encodeURIComponent('{"Field":"Resolved","Value":"true","Operator":"equals"}');
  const over = await user('GET', `/v1/serviceincidents/office?filter=${filter}`);
  expect(over.body.items).toMatchObject([{ status: 'normal', incidents: [{ id: 'EX1' }] }]);
  const wrong = encodeURIComponent('{"Field":"Id","Value":"EX1","Operator":"equals"}');
  expect((await user('GET', `/v1/serviceincidents/office?filter=${wrong}`)).body.code).toBe(800002);
});

test('the services that a partner manages are those of the tenant’s licences', async () => {
  const services = async () =>
    (await user('GET', `${customer}/managedservices`)).body.items.map((one: { id: string }) => one.id);
  expect(await services()).toEqual([]);
  simulator.world.tenantSkus.put({
    id: `${direct.customer}|e3`,
    tenantId: direct.customer,
    skuId: '6fd2c87f-b296-42f0-b197-1e91e994b900',
    name: 'Office 365 E3',
    skuPartNumber: 'ENTERPRISEPACK',
    licenseGroupId: 'group1',
    active: 5,
    warning: 0,
    suspended: 0,
  });
  expect(await services()).toEqual(expect.arrayContaining(['Exchange', 'SharePoint']));
  for (const gdap of simulator.world.gdap.where('tenant', direct.customer))
    simulator.world.gdap.remove(gdap.id);
  expect(await services()).toEqual([]);
});

test('a self-serve policy is made once, changed under its etag, and ended', async () => {
  const path = '/v1/SelfServePolicy';
  const wanted = {
    SelfServeEntity: { SelfServeEntityType: 'customer', TenantID: direct.customer },
    Grantor: { GrantorType: 'billToPartner', TenantID: direct.tenantId },
    Permissions: [{ Action: 'Purchase', Resource: 'AzureReservedInstances' }],
  };
  const id = `${direct.tenantId}_${direct.customer}`;
  expect((await user('GET', `${path}/${id}`)).body.code).toBe(600039);
  expect((await user('GET', `${path}/some`)).body.code).toBe(600040);
  const foreign = { ...wanted, Grantor: { GrantorType: 'billToPartner', TenantID: provider.tenantId } };
  expect((await user('POST', path, foreign)).body.code).toBe(800002);
  const unrelated = {
    ...wanted,
    SelfServeEntity: { ...wanted.SelfServeEntity, TenantID: provider.customer },
  };
  expect((await user('POST', path, unrelated)).body.code).toBe(20002);
  const made = await user('POST', path, wanted);
  expect([made.status, made.body.id]).toEqual([201, id]);
  const twice = await user('POST', path, wanted);
  expect([twice.status, twice.body.code]).toEqual([409, 600041]);

  const both = [...made.body.permissions, { resource: 'azuresavingsplan', action: 'purchase' }];
  const changed = await user('PUT', path, { ...made.body, permissions: both });
  expect(changed.body.permissions).toEqual([
    { resource: 'AzureReservedInstances', action: 'Purchase' },
    { resource: 'AzureSavingsPlan', action: 'Purchase' },
  ]);
  expect((await user('PUT', `${path}/${id}`, made.body)).body.code).toBe(2055);
  expect((await user('PUT', `${path}/${id}`, { ...changed.body, id: 'some' })).body.code).toBe(600040);
  const { body: list } = await user('GET', `${path}?entity_id=${direct.customer.toUpperCase()}`);
  expect(list.items).toMatchObject([{ id, attributes: changed.body.attributes }]);
  expect((await user('DELETE', `${path}/${id}`)).status).toBe(204);
  expect((await user('GET', `${path}?entity_id=${direct.customer}`)).body.items).toEqual([]);
});
