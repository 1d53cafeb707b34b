import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import type { Json } from '../fields.ts';
import { object } from '../fields.ts';
import { at } from '../path.ts';

/*
 * Microsoft's integration sandbox only: 75 customers, 5 subscriptions each, 25 licences per subscription.
 * https://learn.microsoft.com/partner-center/developer/test-and-debug
 */

/**
 * Deletes a customer for good. Its orders and subscriptions must be cancelled before.
 * @throws MicrosoftError outside the sandbox
 * @see https://learn.microsoft.com/partner-center/developer/delete-a-customer-account-from-the-integration-sandbox
 */
export async function deleteCustomer(door: Door, tenantId: string, ids?: CallIds): Promise<void> {
  await door.call({
    method: 'DELETE',
    path: at`/v1/customers/${tenantId}`,
    as: 'app',
    ids,
    read: () => undefined,
  });
}

export interface NewSandboxReseller {
  mpnId: string;
  tenant: {
    domainPrefix: string;
    name: string;
    displayName: string;
    adminUserName: string;
    adminFirstName: string;
    adminLastName: string;
    adminAlternateEmail: string;
    country: string;
    culture: string;
  };
  legalBusinessProfile: { companyName: string; address: Json; primaryContact: Json; culture: string };
  organizationProfileLanguage: string;
}

/**
 * Creates an indirect reseller to test with; five at most.
 * @returns `{accountId, mpnId, tenant{id, adminUserAccount, password}, agreementSignature, partnerRelationship}`
 * @see https://learn.microsoft.com/partner-center/developer/create-indirect-reseller-in-sandbox
 */
export async function createSandboxReseller(
  door: Door,
  reseller: NewSandboxReseller,
  ids?: CallIds,
): Promise<Json> {
  const { body } = await door.call({
    method: 'POST',
    path: '/v1/sandboxIndirectReseller',
    as: 'user',
    ids,
    body: reseller,
    read: object,
  });
  return body;
}
