import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { type Json, object, text, word } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { type PartnerRelationship, partnerRelationshipOf } from './relationships.ts';

/**
 * The indirect resellers that serve a customer of this provider.
 * @see https://learn.microsoft.com/partner-center/developer/get-indirect-resellers-of-a-customer
 */
export async function resellersOfCustomer(door: Door, tenantId: string): Promise<PartnerRelationship[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/relationships`,
    as: 'user',
    read: partnerRelationshipOf,
  });
}

/**
 * Ends the reseller relationship. Subscriptions must be cancelled or suspended and reservations cancelled before.
 * @returns what Microsoft says the relationship is now: `none`
 * @throws MicrosoftError 400 or 409 while something is still active
 * @see https://learn.microsoft.com/partner-center/developer/remove-a-reseller-relationship-with-a-customer
 */
export async function removeRelationship(door: Door, tenantId: string, ids?: CallIds): Promise<string> {
  const { body } = await door.call({
    method: 'PATCH',
    path: at`/v1/customers/${tenantId}`,
    as: 'user',
    ids,
    body: { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } },
    // This answer alone comes with its names in PascalCase.
    read: (answer) =>
      word(either(object(answer), 'relationshipToPartner', 'RelationshipToPartner')) || 'none',
  });
  return body;
}

/**
 * Gives up delegated administration of the old kind (DAP), which no new customer has any more.
 * @see https://learn.microsoft.com/partner-center/developer/remove-dap
 */
export async function removeDelegatedAccess(door: Door, tenantId: string, ids?: CallIds): Promise<void> {
  await door.call({
    method: 'PATCH',
    path: at`/v1/customers/${tenantId}`,
    as: 'user',
    ids,
    body: { allowDelegatedAccess: false, attributes: { objectType: 'Customer' } },
    read: () => undefined,
  });
}

function either(from: Json, ...names: string[]): string | undefined {
  return names.map((name) => text(from[name])).find((value) => value !== undefined);
}
