import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { type Json, list, object, part, text, word } from '../fields.ts';
import { unlessAbsent } from './absent.ts';
import type { Address } from './customer-resource.ts';
import { reader } from './resource.ts';

export interface OrganizationProfile extends Json {
  id?: string;
  tenantId?: string;
  companyName?: string;
  defaultAddress?: Address;
  domain?: string;
  email?: string;
  language?: string;
  culture?: string;
}

export interface LegalBusinessProfile extends Json {
  companyName?: string;
  address?: Address;
  primaryContact?: Json;
  companyApproverAddress?: Address;
  companyApproverEmail?: string;
  /** `none`, `pending`, `authorized`, `rejected` */
  vettingStatus?: string;
  vettingSubStatus?: string;
}

export interface BillingProfile extends Json {
  companyName?: string;
  address?: Address;
  primaryContact?: Json;
  purchaseOrderNumber?: string;
  taxId?: string;
  billingDay?: number;
  billingCurrency?: string;
}

export interface SupportProfile extends Json {
  email?: string;
  telephone?: string;
  website?: string;
}

export interface MpnProfile extends Json {
  mpnId: string;
  partnerName?: string;
  profileType?: string;
}

interface Profiles {
  organization: OrganizationProfile;
  legalbusiness: LegalBusinessProfile;
  billing: BillingProfile;
  support: SupportProfile;
}

/** Some profiles come as a list of one. */
const single = (answer: unknown): Json => object(Array.isArray(answer) ? list(answer)[0] : answer);

/** A reader that brings what is a word to Microsoft into one spelling. */
const profileOf = (answer: unknown): Json => {
  const profile = single(answer);
  const words = ['vettingStatus', 'vettingSubStatus'].filter((name) => text(profile[name]) !== undefined);
  return { ...profile, ...Object.fromEntries(words.map((name) => [name, word(profile[name])])) };
};

async function read<K extends keyof Profiles>(
  door: Door,
  path: `/v1/profiles/${K}`,
  query?: { vettingVersion?: string },
): Promise<Profiles[K]> {
  return (await door.call({ method: 'GET', path, query, as: 'user', read: profileOf })).body as Profiles[K];
}

async function put<K extends keyof Profiles>(
  door: Door,
  path: `/v1/profiles/${K}`,
  profile: Profiles[K],
  ids?: CallIds,
): Promise<Profiles[K]> {
  const etag = text(part(profile.attributes).etag);
  const { body } = await door.call({
    method: 'PUT',
    path,
    as: 'user',
    ids,
    ifMatch: etag,
    body: profile,
    read: profileOf,
  });
  return body as Profiles[K];
}

/** @see https://learn.microsoft.com/partner-center/developer/get-an-organization-profile */
export const organizationProfile = (door: Door) => read(door, '/v1/profiles/organization');

/** The whole profile, as read and changed. @see https://learn.microsoft.com/partner-center/developer/update-an-organization-profile */
export const putOrganizationProfile = (door: Door, profile: OrganizationProfile, ids?: CallIds) =>
  put(door, '/v1/profiles/organization', profile, ids);

/**
 * @param vettingVersion `Current`, the default, or `LastFinalized`: what Microsoft approved last
 * @see https://learn.microsoft.com/partner-center/developer/get-legal-business-profile
 */
export const legalBusinessProfile = (door: Door, vettingVersion?: 'Current' | 'LastFinalized') =>
  read(door, '/v1/profiles/legalbusiness', { vettingVersion });

/** The whole profile; a change starts the vetting anew. @see https://learn.microsoft.com/partner-center/developer/update-the-legal-business-profile */
export const putLegalBusinessProfile = (door: Door, profile: LegalBusinessProfile, ids?: CallIds) =>
  put(door, '/v1/profiles/legalbusiness', profile, ids);

/** @see https://learn.microsoft.com/partner-center/developer/get-the-partner-billing-profile */
export const partnerBillingProfile = (door: Door) => read(door, '/v1/profiles/billing');

/** @see https://learn.microsoft.com/partner-center/developer/update-the-partner-billing-profile */
export const putPartnerBillingProfile = (door: Door, profile: BillingProfile, ids?: CallIds) =>
  put(door, '/v1/profiles/billing', profile, ids);

/** @see https://learn.microsoft.com/partner-center/developer/get-the-partner-support-profile */
export const supportProfile = (door: Door) => read(door, '/v1/profiles/support');

/** @see https://learn.microsoft.com/partner-center/developer/update-the-partner-support-profile */
export const putSupportProfile = (door: Door, profile: SupportProfile, ids?: CallIds) =>
  put(door, '/v1/profiles/support', profile, ids);

/**
 * The profile of a PartnerID, by default the own one; `undefined` when Microsoft does not know it.
 * @see https://learn.microsoft.com/partner-center/developer/get-partner-by-mpn-id
 */
export async function mpnProfile(door: Door, mpnId?: string): Promise<MpnProfile | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: '/v1/profiles/mpn',
    query: { mpnId },
    as: 'user',
    expect: [404],
    read: unlessAbsent(reader<MpnProfile>(['mpnId'], { mpnId: text })),
  });
  return body;
}
