import type { Door } from '../call.ts';
import type { IndirectReseller } from '../commerce.ts';
import { type Json, need, object, text, word } from '../fields.ts';
import { everyItem } from '../paging.ts';
import { filter } from '../path.ts';
import { reader } from './resource.ts';

/**
 * The link by which a customer with an existing tenant accepts this partner. The same for all customers.
 * @see https://learn.microsoft.com/partner-center/developer/request-reseller-relationship
 */
export async function invitationLink(door: Door): Promise<string> {
  const { body } = await door.call({
    method: 'GET',
    path: '/v1/customers/relationshiprequests',
    as: 'user',
    read: (answer) => need(object(answer), 'url'),
  });
  return body;
}

export interface PartnerRelationship extends Json {
  /** Tenant id of the other partner. */
  id: string;
  name?: string;
  /** `is_indirect_reseller_of`, `is_indirect_cloud_solution_provider_of` */
  relationshipType?: string;
  state?: string;
  mpnId?: string;
  /** ISO 3166 alpha-2. */
  location?: string;
}

export const partnerRelationshipOf = reader<PartnerRelationship>(['id'], {
  relationshipType: word,
  mpnId: text,
});

/**
 * The partners with which this one has a relationship: a provider asks for its resellers with
 * `IsIndirectCloudSolutionProviderOf`, a reseller for its providers with `IsIndirectResellerOf`.
 *
 * @param name part of the other's name
 * @throws MicrosoftError 1002 for a partner of the other kind
 * @see https://learn.microsoft.com/partner-center/developer/retrieve-a-list-of-indirect-resellers
 */
export function partnerRelationships(
  door: Door,
  type: 'IsIndirectCloudSolutionProviderOf' | 'IsIndirectResellerOf',
  name?: string,
): AsyncGenerator<PartnerRelationship, void, undefined> {
  return everyItem(door, {
    path: '/v1/relationships',
    query: {
      relationship_type: type,
      filter: name === undefined ? undefined : filter('name', 'substring', name),
    },
    as: 'user',
    read: partnerRelationshipOf,
  });
}

/** The resellers of this provider, in the words of the port. */
export async function indirectResellers(door: Door): Promise<IndirectReseller[]> {
  const resellers: IndirectReseller[] = [];
  for await (const { id, name, mpnId, state } of partnerRelationships(
    door,
    'IsIndirectCloudSolutionProviderOf',
  )) {
    resellers.push({ tenantId: id, name: name ?? '', mpnId: mpnId ?? '', state });
  }
  return resellers;
}
