import { relationshipHeldBy } from '@concord/rules';
import type { Answer } from '../exchange.ts';
import { keepGdap, recordGdap } from '../gdap.ts';
import { record } from './audit.ts';
import type { CustomerCall } from './operation.ts';
import { refuse } from './refusal.ts';

/** As recorded: this one answer has names in PascalCase, its nulls, and no byte order mark. */
const withoutRelationship = {
  Id: null,
  CommerceId: null,
  CompanyProfile: null,
  BillingProfile: null,
  RelationshipToPartner: 'none',
  AllowDelegatedAccess: null,
  UserCredentials: null,
  CustomDomains: null,
  AssociatedPartnerId: null,
  Attributes: { ObjectType: 'Customer' },
};

const answer = (body: object): Answer => ({
  status: 200,
  text: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

const owned = ({ world, tenant, partner }: CustomerCall) =>
  world.subscriptions.where('tenant', tenant.id).filter((one) => one.partnerTenantId === partner.id);

const who = ({ tenant }: CustomerCall) => ({ id: tenant.id, name: tenant.companyName });

/** The partner's delegated rights end. */
function endGdap(call: CustomerCall): void {
  for (const gdap of call.world.gdap.where('tenant', call.tenant.id)) {
    if (gdap.partnerTenantId !== call.partner.id || ['expired', 'terminated'].includes(gdap.status)) continue;
    const { settlesAt: _, ...rest } = gdap;
    recordGdap(
      call,
      keepGdap(call, { ...rest, status: 'terminated', endsAt: call.at }),
      'relationship',
      'terminated',
    );
  }
}

/**
 * `relationshipToPartner: none` ends the reseller relationship, `allowDelegatedAccess: false` the delegated rights.
 * @see https://learn.microsoft.com/partner-center/developer/remove-a-reseller-relationship-with-a-customer
 */
export function removeRelationship(call: CustomerCall): Answer {
  if (call.body.flag('allowDelegatedAccess') === false && !call.body.has('relationshipToPartner')) {
    endGdap(call);
    record(call, 'partner_customer_dap', 'dap_admin_relationship_terminated', who(call));
    return answer({ ...withoutRelationship, RelationshipToPartner: 'reseller', AllowDelegatedAccess: false });
  }
  if (call.body.text('relationshipToPartner')?.toLowerCase() !== 'none')
    throw refuse(400, 800002, 'Only relationshipToPartner none is supported.');
  if (relationshipHeldBy(owned(call)).length > 0)
    throw refuse(400, 800036, 'Subscriptions have to be suspended and reservations cancelled first.');
  endGdap(call);
  call.world.relationships.remove(call.relationship.id);
  record(call, 'partner_customer_relationship', 'remove_partner_customer_relationship', who(call));
  return answer(withoutRelationship);
}

/**
 * Forgets a customer of the integration sandbox.
 * @see https://learn.microsoft.com/partner-center/developer/delete-a-customer-account-from-the-integration-sandbox
 */
export function deleteCustomer(call: CustomerCall): Answer {
  const { world, tenant, partner } = call;
  if (partner.sandbox !== true) throw refuse(400, 900127, 'Not supported in this environment.');
  if (owned(call).some((one) => !['deleted', 'expired', 'disabled'].includes(one.status)))
    throw refuse(400, 800036, 'All subscriptions have to be cancelled first.');
  endGdap(call);
  world.relationships.remove(call.relationship.id);
  record(call, 'customer', 'delete_tip_customer', who(call));
  for (const user of world.users.where('tenant', tenant.id)) world.users.remove(user.id);
  for (const domain of world.domains.values())
    if (domain.tenantId === tenant.id) world.domains.remove(domain.id);
  world.tenants.remove(tenant.id);
  return { status: 204 };
}
