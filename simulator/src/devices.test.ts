import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulator } from './server.ts';
import {
  control,
  direct,
  type Exchange,
  partnerCenter,
  provider,
  startDemo,
  userTokens,
} from './testing/partner.ts';

let simulator: Simulator;
let user: ReturnType<typeof partnerCenter>;
const customer = `/v1/customers/${direct.customer}`;
const batches = `${customer}/deviceBatches`;
beforeAll(async () => {
  simulator = await startDemo();
  user = partnerCenter(simulator.url, (await userTokens(simulator.url, direct)).access_token);
});
afterAll(() => simulator.close());

/** Device as Microsoft's SDK sends it: PascalCase and full of nulls. */
const device = (more: Record<string, unknown>) => ({
  Id: null,
  SerialNumber: null,
  ProductKey: null,
  HardwareHash: null,
  Policies: null,
  UploadedDate: '0001-01-01T00:00:00',
  AllowedOperations: null,
  Attributes: { ObjectType: 'Device' },
  ...more,
});

/** Lets the job that an answer names come to its end. */
async function result(begun: Exchange) {
  expect([begun.status, begun.text]).toEqual([202, '']);
  const location = begun.headers.get('location') ?? '';
  expect(location).toMatch(/^\/customers\/[0-9a-f-]+\/batchJobStatus\/[0-9a-f-]+$/);
  const during = await user('GET', `/v1${location}`);
  expect(during.body).toMatchObject({ status: 'processing', devicesStatus: [] });
  await control(simulator.url, 'POST', 'clock', { advance: 'PT10M' });
  const { body } = await user('GET', `/v1${location}`);
  expect(body.status).toBe('finished');
  return body.devicesStatus;
}

test('devices are registered in batches, once in the world, and told page by page', async () => {
  const unnamed = [device({ SerialNumber: '1' })];
  const refused = await user('POST', batches, { BatchId: 'Test batch', Devices: unnamed });
  expect([refused.status, refused.body.code]).toEqual([400, 800002]);
  const first = { BatchId: 'Test batch', Devices: [device({ ProductKey: 'key-0' })] };
  expect(await result(await user('POST', batches, first))).toMatchObject([
    { productKey: 'key-0', status: 'finished' },
  ]);
  expect((await user('POST', batches, { ...first, BatchId: 'test BATCH' })).status).toBe(409);

  const many = Array.from({ length: 149 }, (_, index) => device({ HardwareHash: `hash-${index}` }));
  const devices = `${batches}/Test%20batch/devices`;
  await result(await user('POST', devices, many));
  const again = await result(await user('POST', devices, [device({ HardwareHash: 'HASH-3' })]));
  expect(again).toMatchObject([{ status: 'finished_with_errors', errorCode: '806' }]);
  const { body: list } = await user('GET', batches);
  expect(list.items).toMatchObject([{ id: 'Test batch', devicesCount: 150 }]);

  const page = await user('GET', `/v1${list.items[0].devicesLink.uri}`);
  expect(page.body.items).toHaveLength(100);
  expect(page.body.items[0]).toMatchObject({ productKey: 'key-0', policies: [{ key: 'o_o_b_e' }] });
  const next = await user('GET', `/v1${page.body.links.next.uri}`, undefined, {
    'MS-ContinuationToken': page.body.continuationToken,
  });
  expect(next.body.items).toHaveLength(50);
  expect((await user('GET', `${batches}/other/devices`)).status).toBe(404);

  // The provider's customer cannot have the same device.
  const other = partnerCenter(simulator.url, (await userTokens(simulator.url, provider)).access_token);
  const path = `/v1/customers/${provider.customer}/deviceBatches`;
  const begun = await other('POST', path, {
    BatchId: 'Theirs',
    Devices: [device({ HardwareHash: 'hash-3' })],
  });
  await control(simulator.url, 'POST', 'clock', { advance: 'PT10M' });
  const status = await other('GET', `/v1${begun.headers.get('location')}`);
  expect(status.body.devicesStatus).toMatchObject([
    { errorCode: '808', errorDescription: 'ZtdDeviceAssignedToOtherTenant' },
  ]);
  expect((await user('GET', `/v1${begun.headers.get('location')}`)).body.code).toBe(20002);
});

test('a policy is made, given to devices, changed and taken away with its end', async () => {
  const policies = `${customer}/policies`;
  const wanted = { Name: 'Skip', Category: 'none', PolicySettings: ['OobeUserNotLocalAdmin', 'skip_eula'] };
  expect((await user('POST', policies, { ...wanted, PolicySettings: ['fly'] })).body.code).toBe(800002);
  const { body: policy } = await user('POST', policies, wanted);
  expect(policy).toMatchObject({
    name: 'Skip',
    category: 'o_o_b_e',
    devicesAssignedCount: 0,
    policySettings: ['oobe_user_not_local_admin', 'skip_eula'],
  });
  const devices = `${batches}/Test%20batch/devices`;
  const [one, two] = (await user('GET', devices)).body.items;
  const given = [{ Key: 'o_o_b_e', Value: policy.id }];
  const asked = [device({ Id: one.id, Policies: given }), device({ Id: 'no-device', Policies: given })];
  const updates = `${customer}/DevicePolicyUpdates`;
  const unknown = [{ Key: 'o_o_b_e', Value: 'no-policy' }];
  const wrong = await user('PATCH', updates, { Devices: [device({ Id: one.id, Policies: unknown })] });
  expect(wrong.status).toBe(404);
  const results = await result(await user('PATCH', updates, { Devices: asked }));
  expect(results.map(({ status }: { status: string }) => status)).toEqual([
    'finished',
    'finished_with_errors',
  ]);
  await user('PUT', `${devices}/${two.id}`, device({ Id: two.id, Policies: given }));
  const changed = await user('PUT', `${policies}/${policy.id}`, { ...policy, description: 'More' });
  expect(changed.body).toMatchObject({ description: 'More', devicesAssignedCount: 2 });

  expect((await user('DELETE', `${devices}/${two.id}`)).status).toBe(204);
  expect((await user('GET', `${policies}/${policy.id}`)).body.devicesAssignedCount).toBe(1);
  expect((await user('DELETE', `${policies}/${policy.id}`)).status).toBe(204);
  expect((await user('GET', devices)).body.items[0].policies).toEqual([{ key: 'o_o_b_e' }]);
  expect((await user('GET', `${policies}/${policy.id}`)).status).toBe(404);

  const types = simulator.world.audit.where('partner', direct.tenantId).map((item) => item.operationType);
  for (const type of ['policy_created', 'device_updated', 'device_deleted', 'devices_update_attempted'])
    expect(types).toContain(type);
  for (const gdap of simulator.world.gdap.where('tenant', direct.customer))
    simulator.world.gdap.remove(gdap.id);
  expect((await user('GET', policies)).body.code).toBe(900308);
});
