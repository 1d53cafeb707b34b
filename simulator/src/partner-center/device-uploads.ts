import type { DeviceFacts } from '../entities.ts';
import { record } from './audit.ts';
import type { Body } from './body.ts';
import type { CustomerCall } from './operation.ts';
import { refuse } from './refusal.ts';

/** @throws Refusal 400 800002 for a device that nothing identifies */
function factsOf(body: Body): DeviceFacts {
  const names = ['serialNumber', 'productKey', 'hardwareHash', 'modelName', 'oemManufacturerName'] as const;
  const facts: DeviceFacts = {};
  for (const name of names) {
    const text = body.text(name);
    if (text !== undefined) facts[name] = text;
  }
  const byMaker = facts.serialNumber && facts.oemManufacturerName && facts.modelName;
  if (!facts.hardwareHash && !facts.productKey && !byMaker)
    throw refuse(
      400,
      800002,
      'A device needs hardwareHash, productKey, or serialNumber with oemManufacturerName and modelName.',
    );
  return facts;
}

/** The devices that a call brings. @throws Refusal 400 800002 without any */
export function uploadsOf(devices: Body[]): DeviceFacts[] {
  if (devices.length === 0) throw refuse(400, 800002, 'devices is required.');
  return devices.map(factsOf);
}

/** Writes what was done with devices into the activity records. */
export const noteDevice = (call: CustomerCall, operationType: string, details: Record<string, string>) =>
  record(call, 'device', operationType, { id: call.tenant.id, name: call.tenant.companyName }, details);
