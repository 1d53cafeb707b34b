import { Unsupported, type Values } from './row.ts';

/** What is understood inside the values of `given`; `[]` = in each of a list. */
const nested: Record<string, string[]> = {
  'refundOptions[]': ['type', 'expiresAt'],
  'lots[]': ['quantity', 'addedAt', 'allowedUntil'],
  nextCharge: ['billingCycle', 'termDuration', 'quantity'],
  'azureSubscriptions[]': ['status'],
  'scheduledActions[]': ['scheduleType', 'actionType', 'effectiveDate', 'instructions'],
  sku: [
    'isAddon',
    'prerequisiteSkus',
    'maxSeats',
    'availableUnits',
    'activeUnits',
    'warningUnits',
    'suspendedUnits',
    'consumedUnits',
    'totalUnits',
    'licenseGroupId',
  ],
  'tenant.nceSubscriptions[]': [
    'id',
    'term',
    'billingCycle',
    'commitmentEndDate',
    'isTrial',
    'status',
    'quantity',
  ],
  'cart.groups[]': ['id', 'outcome', 'orderId'],
  previousCreate: ['failedAfterTenantCreation', 'cause'],
  'previousCall.outcome': ['httpStatus'],
  'customers[]': ['id', 'reseller'],
  'customer.qualifications[]': [
    'qualification',
    'educationSegment',
    'vettingStatus',
    'vettingReason',
    'vettingCreatedDate',
  ],
  'customer.subscriptions[]': [
    'id',
    'offerType',
    'status',
    'quantity',
    'term',
    'billingCycle',
    'commitmentEndDate',
    'isTrial',
  ],
  'customer.reservations[]': ['id', 'status', 'quantity', 'term', 'commitmentEndDate'],
};

/** @throws Unsupported for a key inside of a value of `given` that nobody looks at */
export function checkNested(given: Values): void {
  for (const [path, known] of Object.entries(nested)) {
    const found: unknown = path
      .replace('[]', '')
      .split('.')
      .reduce<Values | undefined>((value, name) => value?.[name], given);
    const items = path.endsWith('[]') ? (Array.isArray(found) ? found : []) : [found];
    for (const item of items)
      if (typeof item === 'object' && item !== null)
        for (const name of Object.keys(item))
          if (!known.includes(name)) throw new Unsupported(`given.${path}.${name}`);
  }
}
