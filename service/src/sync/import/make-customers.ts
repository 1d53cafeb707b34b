import type { TenantProfile } from '@concord/microsoft';
import type { Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';

/** A customer to be made. */
export interface NewCompany {
  tenantId: string;
  resellerId: string;
  profile: TenantProfile;
  /** Where the profile names none. */
  companyName: string;
  country: string;
  language: string;
}

const language = /^[a-z]{2,3}(-[A-Z]{2})?$/;

/**
 * Makes a customer of each, as Microsoft knows the company. What Microsoft does not know stays empty: the customer's
 * page says what is missing, and the form asks for it.
 * @returns the customers' ids by tenant
 */
export async function makeCustomers(
  tx: Tx,
  companies: readonly NewCompany[],
  now: Date,
): Promise<Map<string, string>> {
  const ids = new Map(companies.map(({ tenantId }): [string, string] => [tenantId, newId()]));
  const rows = companies.map(({ tenantId, resellerId, profile, ...usual }) => ({
    id: ids.get(tenantId) ?? '',
    resellerId,
    companyName: profile.companyName ?? usual.companyName,
    country: /^[A-Z]{2}$/.test(profile.country ?? '') ? (profile.country ?? '') : usual.country,
    state: profile.state ?? null,
    city: profile.city ?? '',
    addressLine1: profile.addressLine1 ?? '',
    addressLine2: profile.addressLine2 ?? null,
    postalCode: profile.postalCode ?? '',
    firstName: profile.firstName ?? '',
    lastName: profile.lastName ?? '',
    email: profile.email ?? '',
    phone: profile.phone ?? null,
    language: [profile.language, profile.culture].find((one) => one && language.test(one)) ?? usual.language,
    registrationNumber: profile.registrationNumber ?? null,
    createdAt: now,
    updatedAt: now,
  }));
  if (rows.length > 0) await tx.insertInto('customers').values(rows).execute();
  return ids;
}
