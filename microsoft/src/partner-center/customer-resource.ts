import { type Json, part, texts, word } from '../fields.ts';
import { reader } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/utility-resources#address */
export interface Address extends Json {
  /** ISO 3166 alpha-2. */
  country: string;
  region?: string;
  city?: string;
  state?: string;
  addressLine1?: string;
  addressLine2?: string;
  postalCode?: string;
  firstName?: string;
  middleName?: string;
  lastName?: string;
  phoneNumber?: string;
}

export interface CustomerCompanyProfile extends Json {
  tenantId: string;
  domain: string;
  companyName?: string;
  /** Missing without a GDAP role that may read it, as `email` is. */
  address?: Address;
  email?: string;
  organizationRegistrationNumber?: string;
}

export interface CustomerBillingProfile extends Json {
  id: string;
  firstName?: string;
  lastName?: string;
  email?: string;
  culture?: string;
  language?: string;
  companyName?: string;
  defaultAddress?: Address;
  /** `etag`: a signed 64-bit integer as text, good for the next PUT only. */
  attributes?: Json;
}

/** @see https://learn.microsoft.com/partner-center/developer/customer-resources#customer */
export interface Customer extends Json {
  /** The tenant id. */
  id: string;
  commerceId?: string;
  companyProfile?: CustomerCompanyProfile;
  /** Only on a customer read by its id, as are `allowDelegatedAccess` and `customDomains`. */
  billingProfile?: CustomerBillingProfile;
  /** `none`, `reseller`, `advisor`, `syndication`, `microsoft_support` */
  relationshipToPartner?: string;
  allowDelegatedAccess?: boolean;
  /** Only in the answer to the creation, once. */
  userCredentials?: { userName: string; password: string };
  customDomains?: string[];
  /** Tenant id of the indirect reseller. */
  associatedPartnerId?: string;
  enableGDAPByDefault?: boolean;
}

export const customerOf = reader<Customer>(['id'], {
  relationshipToPartner: word,
  companyProfile: part,
  billingProfile: part,
  customDomains: texts,
});

export const companyProfileOf = reader<CustomerCompanyProfile>(['tenantId', 'domain']);
export const billingProfileOf = reader<CustomerBillingProfile>(['id'], { attributes: part });
