import type { DeviceBatch } from '../entities.ts';
import { beginJob } from './device-jobs.ts';
import { deviceResource } from './device-resource.ts';
import { noteDevice, uploadsOf } from './device-uploads.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, collection, link, seekPage } from './resource.ts';
import { need } from './rights.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const path = '/customers/:cid/deviceBatches';

/** Devices on a page. */
const pageSize = 100;

const batchId = (call: CustomerCall, name: string) => `${call.tenant.id}|${name.toLowerCase()}`;

/** @throws Refusal 404 1000 [U: the code for an unknown batch is assumed] */
export function batchOf(call: CustomerCall): DeviceBatch {
  const found = call.world.deviceBatches.get(batchId(call, call.params['batch'] ?? ''));
  if (!found) throw refuse(404, 1000, 'The device batch was not found.');
  return found;
}

function batchResource(call: CustomerCall, one: DeviceBatch) {
  return {
    id: one.name,
    createdBy: call.world.partners.get(one.partnerTenantId)?.name,
    creationDate: one.createdAt,
    devicesCount: call.world.devices.count('batch', one.id),
    devicesLink: link(`/customers/${one.tenantId}/deviceBatches/${encodeURIComponent(one.name)}/devices`),
    attributes: attributes('DeviceBatch'),
  };
}

function createBatch(call: CustomerCall) {
  need(call, 'deployDevices');
  const { body, world, at, tenant, partner } = call;
  const name = body.needText('batchId');
  const id = batchId(call, name);
  const uploads = uploadsOf(body.list('devices'));
  if (world.deviceBatches.get(id)) throw refuse(409, 800002, 'There is a device batch of this name already.');
  world.deviceBatches.put({ id, tenantId: tenant.id, partnerTenantId: partner.id, name, createdAt: at });
  noteDevice(call, 'devices_upload_to_new_batch_attempted', { BatchId: name });
  return beginJob(call, { batchId: id, uploads });
}

function addDevices(call: CustomerCall) {
  need(call, 'deployDevices');
  const batch = batchOf(call);
  const uploads = uploadsOf(call.body.items());
  noteDevice(call, 'devices_upload_to_existing_batch_attempted', { BatchId: batch.name });
  return beginJob(call, { batchId: batch.id, uploads });
}

export const deviceBatchOperations: Operation[] = [
  {
    of: 'customer',
    auth: 'any',
    method: 'GET',
    path,
    source: `${docs}/get-the-list-of-device-batches-for-the-specified-customer`,
    models: 'with the number of devices; 403 900308 without a role',
    handle(call) {
      need(call, 'deployDevices');
      const items = call.world.deviceBatches.where('tenant', call.tenant.id);
      return ok(collection(items.map((one) => batchResource(call, one))));
    },
  },
  {
    of: 'customer',
    auth: 'user',
    method: 'POST',
    path,
    source: `${docs}/upload-a-list-of-devices-to-create-a-new-batch-for-the-specified-customer`,
    models: '202 with the address of the job; what identifies a device; 409 for a taken name (code [U])',
    handle: createBatch,
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'GET',
    path: `${path}/:batch/devices`,
    source: `${docs}/get-a-list-of-devices-for-the-specified-batch-and-customer`,
    models: 'pages of 100; the hardware hash is not told; 404 1000 [U]',
    handle(call) {
      need(call, 'deployDevices');
      const { id, name } = batchOf(call);
      const { world, tenant } = call;
      const uri = `/customers/${tenant.id}/deviceBatches/${encodeURIComponent(name)}/devices`;
      return ok(
        seekPage((start) => world.devices.each('batch', id, start), deviceResource, uri, pageSize, call),
      );
    },
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'POST',
    path: `${path}/:batch/devices`,
    source: `${docs}/upload-a-list-of-devices-for-the-specified-customer`,
    models: '202 with the address of the job; a list of devices',
    handle: addDevices,
  },
];
