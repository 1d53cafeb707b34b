import type { Call, CustomerCall } from './operation.ts';
import { refuse } from './refusal.ts';

/**
 * The call as one about this customer.
 * @throws Refusal 404 60003 for an unknown tenant, 403 20002 without a relationship
 */
export function ofCustomer(call: Call, tenantId: string): CustomerCall {
  const id = tenantId.toLowerCase();
  const tenant = call.world.tenants.get(id);
  if (!tenant) throw refuse(404, 60003, 'The tenant was not found.');
  const relationship = call.world.relationships.get(`${call.partner.id}|${id}`);
  if (!relationship)
    throw refuse(403, 20002, 'There is no commerce relationship between the partner and the customer.');
  return { ...call, tenant, relationship };
}
