import { buildInvitation } from '@concord/rules';
import type { Partner } from '../entities.ts';
import { type Call, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, collection, simpleFilter } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** Partners at the other end, with the name of the relationship as seen from the caller. */
function partnersOf(call: Call, type: string): { partners: Partner[]; relationshipType: string } {
  const { partnerships, partners } = call.world;
  const { id } = call.partner;
  const known = (tenantId: string) => partners.get(tenantId) ?? [];
  switch (type.toLowerCase().replaceAll('_', '')) {
    case 'isindirectcloudsolutionproviderof':
      return {
        partners: partnerships.where('provider', id).flatMap((one) => known(one.resellerTenantId)),
        relationshipType: 'is_indirect_cloud_solution_provider_of',
      };
    case 'isindirectresellerof':
      return {
        partners: partnerships.where('reseller', id).flatMap((one) => known(one.providerTenantId)),
        relationshipType: 'is_indirect_reseller_of',
      };
    default:
      throw refuse(400, 800002, 'relationship_type is required.');
  }
}

export const relationshipOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/relationshiprequests',
    auth: 'user',
    source: `${docs}/request-reseller-relationship`,
    models: 'the same link for all, pointing at the simulator’s page',
    // The same link for every customer, pointing at the simulator's own page.
    handle: (call) =>
      ok({
        url: buildInvitation({ kind: 'direct', partnerId: call.partner.id, msppId: '0' }, call.address()),
        attributes: attributes('RelationshipRequest'),
      }),
  },
  {
    method: 'GET',
    path: '/relationships',
    auth: 'user',
    source: `${docs}/retrieve-a-list-of-indirect-resellers`,
    models: 'both directions, filter by name; 1002 for a direct partner',
    handle(call) {
      if (call.partner.kind === 'direct') throw refuse(403, 1002, 'Authorization Failed');
      const { partners, relationshipType } = partnersOf(call, call.query['relationship_type'] ?? '');
      const filter = simpleFilter(call.query['filter']);
      const items = partners
        .filter((partner) => !filter || partner.name.toLowerCase().includes(filter.value))
        .map((partner) => ({
          id: partner.id,
          name: partner.name,
          relationshipType,
          state: 'Active',
          mpnId: partner.mpnId,
          location: partner.country,
          attributes: attributes('PartnerRelationship'),
        }));
      return ok(collection(items));
    },
  },
  {
    method: 'GET',
    path: '/customers/:cid/relationships',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-indirect-resellers-of-a-customer`,
    models: 'the customer’s reseller',
    handle(call) {
      if (call.partner.kind === 'direct') throw refuse(403, 1002, 'Authorization Failed');
      const reseller = call.world.partners.get(call.relationship.resellerTenantId);
      const items = reseller
        ? [
            {
              id: reseller.id,
              name: reseller.name,
              relationshipType: 'is_indirect_cloud_solution_provider_of',
              mpnId: reseller.mpnId,
              attributes: attributes('PartnerRelationship'),
            },
          ]
        : [];
      return ok(collection(items));
    },
  },
];
