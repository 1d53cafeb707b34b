import type { Relationship, Tenant } from '../entities.ts';
import { attributes, self } from './resource.ts';

/** Directory roles that let a partner read addresses and domains of the customer's tenant. */
const readers = ['Global Administrator', 'Directory Writers', 'Global Reader', 'Directory Readers'];

export function mayReadDirectory(relationship: Relationship): boolean {
  return relationship.gdapRoles.some((role) => readers.includes(role));
}

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
export function companyProfile(tenant: Tenant, relationship: Relationship) {
  const profile = tenant.billingProfile;
  return {
    tenantId: tenant.id,
    domain: tenant.domain,
    companyName: tenant.companyName,
    ...(mayReadDirectory(relationship) && { address: profile?.address, email: profile?.email }),
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
export function customerResource(tenant: Tenant, relationship: Relationship) {
  return {
    id: tenant.id,
    commerceId: tenant.commerceId,
    companyProfile: companyProfile(tenant, relationship),
    billingProfile: billingProfile(tenant),
    relationshipToPartner: 'reseller',
    allowDelegatedAccess: false,
    customDomains: mayReadDirectory(relationship) ? [tenant.domain, ...tenant.customDomains] : undefined,
    associatedPartnerId: relationship.resellerTenantId,
    links: self(`/customers/${tenant.id}`),
    attributes: attributes('Customer'),
  };
}
