import type { SelfServePolicy } from '../entities.ts';
import type { Call } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/self-serve-policy-resources */
export const selfServePolicyResource = (one: SelfServePolicy) => ({
  id: one.id,
  selfServeEntity: { selfServeEntityType: 'customer', tenantID: one.tenantId },
  grantor: { grantorType: 'billToPartner', tenantID: one.partnerTenantId },
  permissions: one.permissions,
  attributes: attributes('SelfServePolicy', `"${one.etag}"`),
});

/** @throws Refusal 404 600040 for what is no id of a policy, 600039 for one that is not there */
export function selfServePolicyOf(call: Call, given: string | undefined): SelfServePolicy {
  const id = given?.toLowerCase() ?? '';
  if (!/^[0-9a-f-]{36}_[0-9a-f-]{36}$/.test(id))
    throw refuse(404, 600040, 'The identifier of the self-serve policy is incorrect.');
  const found = call.world.selfServePolicies.get(id);
  if (found?.partnerTenantId !== call.partner.id)
    throw refuse(404, 600039, 'The self-serve policy was not found.');
  return found;
}
