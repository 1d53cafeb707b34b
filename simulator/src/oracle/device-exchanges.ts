import type { Simulator } from '../server.ts';
import type { Exchange } from '../testing/partner.ts';

type Call = (method: string, template: string, path: string, body?: unknown) => Promise<Exchange>;

const base = '/customers/:cid';
const policies = `${base}/policies`;
const batches = `${base}/deviceBatches`;
const devices = `${batches}/:batch/devices`;
const updates = `${base}/DevicePolicyUpdates`;
const job = `${base}/batchJobStatus/:jobId`;

/** Types of the successful answers about the set-up of devices. */
export const deviceAnswers: Record<string, string> = {
  [`GET ${policies}`]: 'collection<ConfigurationPolicy>',
  [`GET ${policies}/:policyId`]: 'ConfigurationPolicy',
  [`POST ${policies}`]: 'ConfigurationPolicy',
  [`PUT ${policies}/:policyId`]: 'ConfigurationPolicy',
  [`DELETE ${policies}/:policyId`]: 'Nothing',
  [`GET ${batches}`]: 'collection<DeviceBatch>',
  [`POST ${batches}`]: 'Nothing',
  [`GET ${devices}`]: 'collection<Device>',
  [`POST ${devices}`]: 'Nothing',
  [`PUT ${devices}/:deviceId`]: 'Device',
  [`DELETE ${devices}/:deviceId`]: 'Nothing',
  [`PATCH ${updates}`]: 'Nothing',
  [`GET ${job}`]: 'BatchUploadDetails',
};

/** Asks for all of them, as a person of the provider. */
export async function deviceExchanges({ clock }: Simulator, cid: string, user: Call): Promise<void> {
  const tell = (method: string, template: string, more: Record<string, string> = {}, body?: unknown) =>
    user(
      method,
      template,
      Object.entries({ ':cid': cid, ...more }).reduce(
        (path, [name, value]) => path.replace(name, value),
        template,
      ),
      body,
    );
  const wanted = { name: 'Skip', category: 'o_o_b_e', policySettings: ['skip_eula'] };
  const { body: policy } = await tell('POST', policies, {}, wanted);
  const policyId = { ':policyId': String(policy.id) };
  await tell('PUT', `${policies}/:policyId`, policyId, { ...policy, description: 'Skips the licence' });

  await tell('POST', batches, {}, { batchId: 'first', devices: [{ productKey: '00329-00000-0003-AA606' }] });
  const batch = { ':batch': 'first' };
  const number = { serialNumber: '2R9-ZNP67', oemManufacturerName: 'Contoso', modelName: 'T7500' };
  const begun = await tell('POST', devices, batch, [
    { ...number, productKey: '00329-00000-0003-AA607' },
    { ...number, hardwareHash: 'hash-2', productKey: '00329-00000-0003-AA606' },
  ]);
  clock.advance('PT10M');
  const jobId = { ':jobId': begun.headers.get('location')?.split('/').at(-1) ?? '' };
  await tell('GET', job, jobId);
  await tell('GET', batches);
  const { body: list } = await tell('GET', devices, batch);
  const given = [{ key: 'o_o_b_e', value: policy.id }];
  const ids: string[] = list.items.map((one: { id: string }) => one.id);
  await tell('PATCH', updates, {}, { devices: ids.map((id) => ({ id, policies: given })) });
  clock.advance('PT10M');
  await tell('GET', devices, batch);
  await tell('GET', policies);
  await tell('GET', `${policies}/:policyId`, policyId);
  const device = { ...batch, ':deviceId': ids[0] ?? '' };
  await tell('PUT', `${devices}/:deviceId`, device, { policies: given });
  await tell('DELETE', `${devices}/:deviceId`, device);
  await tell('DELETE', `${policies}/:policyId`, policyId);
}
