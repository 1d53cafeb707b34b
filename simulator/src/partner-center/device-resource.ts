import type { Device } from '../entities.ts';
import { attributes } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/device-deployment-resources */
export function deviceResource(one: Device) {
  const { id, serialNumber, productKey, modelName, oemManufacturerName, policyId, uploadedAt } = one;
  return {
    id,
    serialNumber,
    productKey,
    modelName,
    oemManufacturerName,
    policies: [{ key: 'o_o_b_e', value: policyId }],
    uploadedDate: uploadedAt,
    allowedOperations: ['GET', 'PATCH', 'DELETE'],
    attributes: attributes('Device'),
  };
}
