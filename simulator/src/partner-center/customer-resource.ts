import type { Relationship, Tenant } from '../entities.ts';
import type { Call } from './operation.ts';
import { attributes, self } from './resource.ts';
import { mayReadDirectory } from './rights.ts';

/** The customer as lists show it. */
export function shortCustomer(tenant: Tenant) {
  return {
    id: tenant.id,
    companyProfile: {
      tenantId: tenant.id,
      domain: tenant.domain,
      companyName: tenant.companyName,
      links: self(`/customers/${tenant.id}/profiles/company`),
      attributes: attributes('CustomerCompanyProfile'),
    },
    relationshipToPartner: 'reseller',
    links: self(`/customers/${tenant.id}`),
    attributes: attributes('Customer'),
  };
}

/** Address and e-mail are left out without a delegated-admin role. */
export function companyProfile(call: Call, tenant: Tenant) {
  const profile = tenant.billingProfile;
  return {
    tenantId: tenant.id,
    domain: tenant.domain,
    companyName: tenant.companyName,
    ...(mayReadDirectory(call, tenant) && { address: profile?.address, email: profile?.email }),
    organizationRegistrationNumber: tenant.organizationRegistrationNumber,
    links: self(`/customers/${tenant.id}/profiles/company`),
    attributes: attributes('CustomerCompanyProfile'),
  };
}

export function billingProfile(tenant: Tenant) {
  const profile = tenant.billingProfile;
  if (!profile) return undefined;
  const { id, email, culture, language, companyName, firstName, lastName, address, etag } = profile;
  return {
    id,
    firstName,
    lastName,
    email,
    culture,
    language,
    companyName,
    defaultAddress: address,
    links: self(`/customers/${tenant.id}/profiles/billing`),
    attributes: attributes('CustomerBillingProfile', etag),
  };
}

/** The whole customer. @see https://learn.microsoft.com/partner-center/developer/customer-resources */
export function customerResource(call: Call, tenant: Tenant, relationship: Relationship) {
  return {
    id: tenant.id,
    commerceId: tenant.commerceId,
    companyProfile: companyProfile(call, tenant),
    billingProfile: billingProfile(tenant),
    relationshipToPartner: 'reseller',
    allowDelegatedAccess: false,
    customDomains: mayReadDirectory(call, tenant) ? [tenant.domain, ...tenant.customDomains] : undefined,
    associatedPartnerId: relationship.resellerTenantId,
    links: self(`/customers/${tenant.id}`),
    attributes: attributes('Customer'),
  };
}
