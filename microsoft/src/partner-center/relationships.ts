import type { Door } from '../call.ts';
import type { IndirectReseller } from '../commerce.ts';
import { need, object, text } from '../fields.ts';
import { allItems } from '../paging.ts';

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

/** @see https://learn.microsoft.com/partner-center/developer/retrieve-a-list-of-indirect-resellers */
export async function indirectResellers(door: Door): Promise<IndirectReseller[]> {
  return allItems(door, {
    path: '/v1/relationships',
    query: { relationship_type: 'IsIndirectCloudSolutionProviderOf' },
    as: 'user',
    read: (item): IndirectReseller => {
      const reseller = object(item);
      return {
        tenantId: need(reseller, 'id'),
        name: text(reseller.name) ?? '',
        mpnId: text(reseller.mpnId) ?? '',
        state: text(reseller.state),
      };
    },
  });
}
