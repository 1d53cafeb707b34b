import { addDuration } from '@concord/rules';
import type { Context } from '../context.ts';
import type { Device, DeviceFacts, DeviceJob, DeviceResult } from '../entities.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes } from './resource.ts';
import { need } from './rights.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** How long a job takes, as in the published example. */
const jobTime = 'PT10M';

/** Begins a job and answers where its state is found. */
export function beginJob(
  call: CustomerCall,
  wanted: Partial<Pick<DeviceJob, 'batchId' | 'uploads' | 'policies'>>,
) {
  const { world, at, tenant } = call;
  const { id } = world.deviceJobs.put({
    uploads: [],
    policies: [],
    ...wanted,
    id: world.newId('device-job'),
    tenantId: tenant.id,
    startedAt: at,
    results: [],
  });
  world.due.put({
    id: world.newId('due'),
    at: addDuration(at, jobTime),
    kind: 'finish-device-job',
    ref: id,
  });
  return { status: 202, headers: { location: `/customers/${tenant.id}/batchJobStatus/${id}` } };
}

/** What is the same device: its hardware, its key, or its number at its maker. */
function identities(one: DeviceFacts): string[] {
  const { hardwareHash, productKey, serialNumber, oemManufacturerName, modelName } = one;
  return [
    ...(hardwareHash === undefined ? [] : [`hash ${hardwareHash}`]),
    ...(productKey === undefined ? [] : [`key ${productKey}`]),
    ...(serialNumber === undefined
      ? []
      : [`number ${oemManufacturerName ?? ''} ${modelName ?? ''} ${serialNumber}`]),
  ].map((text) => text.toLowerCase());
}

/** Errors of a registration. The first is in the published example; the others are assumed. [U] */
const errors = {
  otherTenant: { code: '808', description: 'ZtdDeviceAssignedToOtherTenant' },
  sameTenant: { code: '806', description: 'ZtdDeviceAlreadyAssigned' },
  unknown: { code: '807', description: 'ZtdDeviceNotFound' },
};

/** Registers the devices of a job or gives them their policies. */
export function finishDeviceJob(context: Context, id: string): void {
  const { world, clock } = context;
  const job = world.deviceJobs.get(id);
  if (!job || job.completedAt !== undefined) return;
  const known = new Map<string, Device>();
  if (job.uploads.length > 0)
    for (const device of world.devices.values())
      for (const name of identities(device)) known.set(name, device);
  const uploaded = job.uploads.map((facts) => upload(context, job, facts, known));
  const changed = job.policies.map((one) => assign(context, job, one));
  world.deviceJobs.put({ ...job, completedAt: clock.now(), results: [...uploaded, ...changed] });
}

function upload(
  { world, clock }: Context,
  { tenantId, batchId = '' }: DeviceJob,
  facts: DeviceFacts,
  known: Map<string, Device>,
): DeviceResult {
  const { serialNumber, productKey } = facts;
  const named = {
    ...(serialNumber !== undefined && { serialNumber }),
    ...(productKey !== undefined && { productKey }),
  };
  const there = identities(facts)
    .map((name) => known.get(name))
    .find((device) => device !== undefined);
  if (there) return { ...named, error: there.tenantId === tenantId ? errors.sameTenant : errors.otherTenant };
  const device = world.devices.put({
    ...facts,
    id: world.newId('device'),
    tenantId,
    batchId,
    uploadedAt: clock.now(),
  });
  for (const name of identities(device)) known.set(name, device);
  return { deviceId: device.id, ...named };
}

function assign(
  { world }: Context,
  { tenantId }: DeviceJob,
  { deviceId, policyId }: DeviceJob['policies'][number],
): DeviceResult {
  const device = world.devices.get(deviceId);
  if (device?.tenantId !== tenantId) return { deviceId, error: errors.unknown };
  const { policyId: _, ...rest } = device;
  world.devices.put({ ...rest, ...(policyId !== undefined && { policyId }) });
  return { deviceId };
}

export const deviceJobOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/batchJobStatus/:jobId',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-the-status-of-a-device-batch-upload`,
    models: 'processing for ten minutes, then finished; 808, and 806 and 807 [U], of a device; 404 1000 [U]',
    handle(call) {
      need(call, 'deployDevices');
      const job = call.world.deviceJobs.get(call.params['jobId']?.toLowerCase());
      if (job?.tenantId !== call.tenant.id) throw refuse(404, 1000, 'The batch job was not found.');
      return ok({
        batchTrackingId: job.id,
        // Finished even where its devices have errors, as in the published example.
        status: job.completedAt === undefined ? 'processing' : 'finished',
        startedTime: job.startedAt,
        completedTime: job.completedAt,
        devicesStatus: job.results.map(({ error, ...device }) => ({
          ...device,
          status: error ? 'finished_with_errors' : 'finished',
          errorCode: error?.code,
          errorDescription: error?.description,
          attributes: attributes('DeviceUploadDetails'),
        })),
        attributes: attributes('BatchUploadDetails'),
      });
    },
  },
];
