import type { DevicePolicy } from '../entities.ts';
import type { CustomerCall } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/device-deployment-resources */
export function devicePolicyResource(call: CustomerCall, one: DevicePolicy) {
  const devices = call.world.devices
    .where('tenant', one.tenantId)
    .filter(({ policyId }) => policyId === one.id);
  return {
    id: one.id,
    name: one.name,
    category: one.category,
    description: one.description,
    devicesAssignedCount: devices.length,
    policySettings: one.settings,
    createdDate: one.createdAt,
    lastModifiedDate: one.modifiedAt,
    attributes: attributes('ConfigurationPolicy'),
  };
}

/** @throws Refusal 404 1000 [U: the code for an unknown policy is assumed] */
export function devicePolicyOf(call: CustomerCall, id: string | undefined): DevicePolicy {
  const found = call.world.devicePolicies.get(id?.toLowerCase());
  if (found?.tenantId !== call.tenant.id) throw refuse(404, 1000, 'The configuration policy was not found.');
  return found;
}
