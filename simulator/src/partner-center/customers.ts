import type { Relationship, Tenant } from '../entities.ts';
import { record } from './audit.ts';
import { createCustomer } from './create-customer.ts';
import { companyProfile, customerResource, shortCustomer } from './customer-resource.ts';
import { type Call, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { seekPage, simpleFilter } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

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

/** Customers of the calling partner; an indirect reseller sees those that belong to it. */
function customersOf(call: Call): { tenant: Tenant; relationship: Relationship }[] {
  const { world, partner } = call;
  return world.relationships.where('partner', partner.id).flatMap((relationship) => {
    const tenant = world.tenants.get(relationship.tenantId);
    return tenant ? [{ tenant, relationship }] : [];
  });
}

export const customerOperations: Operation[] = [
  {
    method: 'POST',
    path: '/customers',
    auth: 'any',
    source: `${docs}/create-a-customer`,
    handle: createCustomer,
  },
  {
    method: 'GET',
    path: '/customers',
    auth: 'any',
    source: `${docs}/get-a-list-of-customers`,
    handle(call) {
      const filter = simpleFilter(call.query['filter']);
      const found = customersOf(call).filter(({ tenant, relationship }) => {
        if (!filter) return true;
        if (filter.operator !== 'startswith') throw refuse(400, 800002, 'Only starts_with is supported.');
        const values: Record<string, string[]> = {
          companyname: [tenant.companyName],
          domain: [tenant.domain, ...tenant.customDomains],
          indirectreseller: [relationship.resellerTenantId ?? ''],
          indirectcloudsolutionprovider: [relationship.partnerTenantId],
        };
        const searched = values[filter.field];
        if (!searched) throw refuse(400, 800002, 'The field cannot be searched.');
        return searched.some((value) => value.toLowerCase().startsWith(filter.value));
      });
      const size = Number(call.query['size'] ?? 0) || undefined;
      return ok(
        seekPage(
          found,
          ({ tenant }) => shortCustomer(tenant),
          '/customers',
          size,
          call.header('ms-continuationtoken'),
        ),
      );
    },
  },
  {
    method: 'GET',
    path: '/customers/:cid',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-a-customer-by-id`,
    handle: (call) => ok(customerResource(call.tenant, call.relationship)),
  },
  {
    method: 'PATCH',
    path: '/customers/:cid',
    of: 'customer',
    auth: 'user',
    source: `${docs}/remove-a-reseller-relationship-with-a-customer`,
    handle(call) {
      const { tenant, world, partner } = call;
      if (call.body.text('relationshipToPartner')?.toLowerCase() !== 'none')
        throw refuse(400, 800002, 'Only relationshipToPartner none is supported.');
      const open = world.subscriptions
        .where('tenant', tenant.id)
        .filter((one) => one.partnerTenantId === partner.id)
        .some(
          (one) =>
            one.status === 'active' || (one.kind === 'azure-reservation' && one.status === 'suspended'),
        );
      if (open)
        throw refuse(400, 800036, 'Subscriptions have to be suspended and reservations cancelled first.');
      world.relationships.remove(call.relationship.id);
      record(call, 'partner_customer_relationship', 'remove_partner_customer_relationship', {
        id: tenant.id,
        name: tenant.companyName,
      });
      return {
        status: 200,
        text: JSON.stringify(withoutRelationship),
        headers: { 'content-type': 'application/json' },
      };
    },
  },
  {
    method: 'GET',
    path: '/customers/:cid/profiles/company',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-a-customer-s-company-profile`,
    handle: (call) => ok(companyProfile(call.tenant, call.relationship)),
  },
];
