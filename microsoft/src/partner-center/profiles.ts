import type { Door } from '../call.ts';
import type { PartnerProfile } from '../commerce.ts';
import { need, part, text, word } from '../fields.ts';
import { legalBusinessProfile, mpnProfile, organizationProfile } from './partner-profiles.ts';

/**
 * The partner itself, from three of its profiles.
 * @see https://learn.microsoft.com/partner-center/developer/get-an-organization-profile
 * @see https://learn.microsoft.com/partner-center/developer/get-legal-business-profile
 * @see https://learn.microsoft.com/partner-center/developer/get-mpn-profile
 */
export async function partner(door: Door): Promise<PartnerProfile> {
  const [organization, legal, mpn] = await Promise.all([
    organizationProfile(door),
    legalBusinessProfile(door),
    mpnProfile(door),
  ]);
  const address = part(organization.defaultAddress ?? legal.address);
  return {
    tenantId: text(organization.tenantId) || need(organization, 'id'),
    companyName: text(organization.companyName) || text(legal.companyName) || '',
    country: need(address, 'country'),
    mpnId: mpn && text(mpn.mpnId),
    domain: text(organization.domain) || undefined,
    vettingStatus: word(legal.vettingStatus) || undefined,
  };
}
