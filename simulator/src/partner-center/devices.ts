import type { Device } from '../entities.ts';
import type { Body } from './body.ts';
import { batchOf } from './device-batches.ts';
import { beginJob } from './device-jobs.ts';
import { devicePolicyOf } from './device-policy-resource.ts';
import { deviceResource } from './device-resource.ts';
import { noteDevice } from './device-uploads.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { need } from './rights.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const path = '/customers/:cid/deviceBatches/:batch/devices/:deviceId';

/** @throws Refusal 404 1000 [U] */
function deviceOf(call: CustomerCall): Device {
  const found = call.world.devices.get(call.params['deviceId']?.toLowerCase());
  if (found?.batchId !== batchOf(call).id) throw refuse(404, 1000, 'The device was not found.');
  return found;
}

/** Policy that a device shall have; `undefined` takes its policy away. @throws Refusal 404 1000 [U] */
function policyIn(call: CustomerCall, device: Body): string | undefined {
  const id = device.list('policies')[0]?.text('value');
  return id === undefined ? undefined : devicePolicyOf(call, id).id;
}

function updatePolicies(call: CustomerCall) {
  need(call, 'deployDevices');
  const devices = call.body.list('devices');
  if (devices.length === 0) throw refuse(400, 800002, 'devices is required.');
  const policies = devices.map((device) => {
    const policyId = policyIn(call, device);
    return { deviceId: device.needText('id').toLowerCase(), ...(policyId !== undefined && { policyId }) };
  });
  noteDevice(call, 'devices_update_attempted', { Devices: String(policies.length) });
  return beginJob(call, { policies });
}

function updateDevice(call: CustomerCall) {
  need(call, 'deployDevices');
  const { policyId: _, ...rest } = deviceOf(call);
  const policyId = policyIn(call, call.body);
  const after = call.world.devices.put({ ...rest, ...(policyId !== undefined && { policyId }) });
  noteDevice(call, 'device_updated', { DeviceId: after.id });
  return ok(deviceResource(after));
}

function removeDevice(call: CustomerCall) {
  need(call, 'deployDevices');
  const { id } = deviceOf(call);
  call.world.devices.remove(id);
  noteDevice(call, 'device_deleted', { DeviceId: id });
  return { status: 204 };
}

export const deviceOperations: Operation[] = [
  {
    of: 'customer',
    auth: 'any',
    method: 'PUT',
    path: path,
    source: 'https://learn.microsoft.com/rest/api/partner-center/device-deployment/update-device-batches',
    models: 'its policy; everything else stays [U]',
    handle: updateDevice,
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'DELETE',
    path: path,
    source: `${docs}/delete-a-device-for-the-specified-customer`,
    models: '204',
    handle: removeDevice,
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'PATCH',
    path: '/customers/:cid/DevicePolicyUpdates',
    source: `${docs}/update-a-list-of-devices-with-a-policy`,
    models:
      '202 with the address of the job; an unknown policy is refused, an unknown device is told there [U]',
    handle: updatePolicies,
  },
];
