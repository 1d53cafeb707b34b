import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { MicrosoftError } from '../errors.ts';
import { at } from '../path.ts';

/** Delegated permissions on one resource, e.g. Microsoft Graph (`00000003-0000-0000-c000-000000000000`). */
export interface ApplicationGrant {
  enterpriseApplicationId: string;
  scopes: string[];
}

/**
 * Consents, in the name of a customer, to the application whose token makes the call. The person needs a GDAP role
 * that may (Cloud Application Administrator suffices). 50 requests a second per application.
 *
 * @returns false when the consent had been given before
 * @throws MicrosoftError 400 when the customer's tenant lacks the service principal of a resource
 * @see https://learn.microsoft.com/partner-center/developer/control-panel-vendor-apis
 */
export async function giveConsent(
  door: Door,
  tenantId: string,
  consent: { applicationId: string; applicationGrants: ApplicationGrant[] },
  ids?: CallIds,
): Promise<boolean> {
  const { applicationId, applicationGrants } = consent;
  try {
    await door.call({
      method: 'POST',
      path: at`/v1/customers/${tenantId}/applicationconsents`,
      as: 'user',
      ids,
      body: {
        applicationId,
        applicationGrants: applicationGrants.map(({ enterpriseApplicationId, scopes }) => ({
          enterpriseApplicationId,
          scope: scopes.join(','),
        })),
      },
      read: () => undefined,
    });
    return true;
  } catch (error) {
    // No code is published for it, only these words.
    if (error instanceof MicrosoftError && /permission entry already exists/i.test(error.description))
      return false;
    throw error;
  }
}

/** @see https://learn.microsoft.com/partner-center/developer/control-panel-vendor-apis */
export async function withdrawConsent(
  door: Door,
  tenantId: string,
  applicationId: string,
  ids?: CallIds,
): Promise<void> {
  await door.call({
    method: 'DELETE',
    path: at`/v1/customers/${tenantId}/applicationconsents/${applicationId}`,
    as: 'user',
    ids,
    read: () => undefined,
  });
}
