import type { Door } from '../call.ts';
import type { PartnerProfile } from '../commerce.ts';
import { type Json, list, need, object, part, text, word } from '../fields.ts';
import { unlessAbsent } from './absent.ts';

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

async function organizationProfile(door: Door): Promise<Json> {
  return (await door.call({ method: 'GET', path: '/v1/profiles/organization', as: 'user', read: single }))
    .body;
}

async function legalBusinessProfile(door: Door): Promise<Json> {
  return (await door.call({ method: 'GET', path: '/v1/profiles/legalbusiness', as: 'user', read: single }))
    .body;
}

/**
 * The profile of a PartnerID, by default the own one; `undefined` when Microsoft does not know it.
 * @see https://learn.microsoft.com/partner-center/developer/get-partner-by-mpn-id
 */
export async function mpnProfile(door: Door, mpnId?: string): Promise<Json | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: '/v1/profiles/mpn',
    query: { mpnId },
    as: 'user',
    expect: [404],
    read: unlessAbsent((profile) => profile),
  });
  return body;
}

/** Some profiles come as a list of one. */
function single(answer: unknown): Json {
  return object(Array.isArray(answer) ? list(answer)[0] : answer);
}
