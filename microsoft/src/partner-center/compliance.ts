import type { Door } from '../call.ts';
import { flag, object } from '../fields.ts';

/**
 * Whether a partner, by its tenant id, has signed the Microsoft Partner Agreement.
 * @throws MicrosoftError 2200, 2201, 2203 to 2206 when the tenant is no partner of this provider's region
 * @see https://learn.microsoft.com/partner-center/developer/verify-indirect-reseller-mpa-status
 */
export async function partnerAgreementSigned(door: Door, tenantId: string): Promise<boolean> {
  const { body } = await door.call({
    method: 'GET',
    path: '/v1/compliance/csp/agreementstatus',
    query: { tenantId },
    as: 'user',
    read: (answer) => flag(object(answer).isAgreementSigned),
  });
  return body;
}
