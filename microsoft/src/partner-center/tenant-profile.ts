import type { Door } from '../call.ts';
import { part, text } from '../fields.ts';
import type { TenantProfile } from '../sync.ts';
import { customer } from './customers.ts';

/**
 * Both profiles of a customer in the words of the port: what the billing profile does not have is taken from the
 * company profile, which shows address and e-mail only to a partner with delegated rights in the tenant.
 * @see https://learn.microsoft.com/partner-center/developer/get-a-customer-by-id
 * @see https://learn.microsoft.com/partner-center/developer/customer-resources#customerbillingprofile
 */
export async function tenantProfile(door: Door, tenantId: string): Promise<TenantProfile | undefined> {
  const found = await customer(door, tenantId);
  if (!found) return undefined;
  const billing = part(found.billingProfile);
  const company = part(found.companyProfile);
  const own = part(billing.defaultAddress);
  const address = text(own.country) ? own : part(company.address);
  const filled = (...values: unknown[]) =>
    values
      .map(text)
      .find((value) => value?.trim())
      ?.trim();
  const profile: TenantProfile = {
    tenantId: found.id,
    companyName: filled(company.companyName, billing.companyName),
    firstName: filled(billing.firstName, address.firstName),
    lastName: filled(billing.lastName, address.lastName),
    email: filled(billing.email, company.email),
    phone: filled(address.phoneNumber),
    language: filled(billing.language),
    culture: filled(billing.culture),
    registrationNumber: filled(company.organizationRegistrationNumber),
    country: filled(address.country)?.toUpperCase(),
    state: filled(address.state),
    city: filled(address.city),
    addressLine1: filled(address.addressLine1),
    addressLine2: filled(address.addressLine2),
    postalCode: filled(address.postalCode),
  };
  return profile;
}
