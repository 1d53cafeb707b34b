import type { Door } from '../call.ts';
import { flag, object } from '../fields.ts';

/**
 * Whether a partner has signed the Microsoft Partner Agreement.
 * @param partner its tenant id, or its PartnerID; not both
 * @throws MicrosoftError 2000, 2001 for a bad id, 2200 to 2206 when it is no partner of this provider's region
 * @see https://learn.microsoft.com/partner-center/developer/verify-indirect-reseller-mpa-status
 */
export async function partnerAgreementStatus(
  door: Door,
  partner: { tenantId: string } | { mpnId: string },
): Promise<boolean> {
  const { body } = await door.call({
    method: 'GET',
    path: '/v1/compliance/csp/agreementstatus',
    query: { ...partner },
    as: 'user',
    read: (answer) => flag(object(answer).isAgreementSigned),
  });
  return body;
}

/** `partnerAgreementStatus` by tenant id: the form of the port. */
export function partnerAgreementSigned(door: Door, tenantId: string): Promise<boolean> {
  return partnerAgreementStatus(door, { tenantId });
}
