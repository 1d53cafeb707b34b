import { type Change, Collection } from './collection.ts';
import type * as entity from './entities.ts';

/** Collections of devices, of what hangs on Azure subscriptions, and of troubles of services. */
export function serviceCollections(changed: (change: Change) => void) {
  const byTenant = { tenant: (item: { tenantId: string }) => item.tenantId };
  return {
    devicePolicies: new Collection<entity.DevicePolicy>('devicePolicies', changed, byTenant),
    deviceBatches: new Collection<entity.DeviceBatch>('deviceBatches', changed, byTenant),
    devices: new Collection<entity.Device>('devices', changed, {
      ...byTenant,
      batch: (device) => device.batchId,
    }),
    deviceJobs: new Collection<entity.DeviceJob>('deviceJobs', changed),
    overages: new Collection<entity.Overage>('overages', changed),
    productUpgrades: new Collection<entity.ProductUpgrade>('productUpgrades', changed, byTenant),
    selfServePolicies: new Collection<entity.SelfServePolicy>('selfServePolicies', changed, byTenant),
    serviceIncidents: new Collection<entity.ServiceIncident>('serviceIncidents', changed),
  };
}
