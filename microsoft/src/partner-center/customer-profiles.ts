import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { type Json, list, need, object, part, texts } from '../fields.ts';
import { at } from '../path.ts';
import {
  billingProfileOf,
  type CustomerBillingProfile,
  type CustomerCompanyProfile,
  companyProfileOf,
} from './customer-resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/get-a-customer-by-id */
export async function billingProfile(door: Door, tenantId: string): Promise<CustomerBillingProfile> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/profiles/billing`,
    as: 'app',
    read: billingProfileOf,
  });
  return body;
}

/**
 * Puts a whole profile back as it was read, changed: a field that is left out is emptied at Microsoft.
 * @throws MicrosoftError 2055 or 412 when somebody else changed it since it was read: read and change it again
 * @throws Malformed when the profile carries no ETag
 * @see https://learn.microsoft.com/partner-center/developer/update-a-customer-s-billing-profile
 */
export async function putBillingProfile(
  door: Door,
  tenantId: string,
  profile: CustomerBillingProfile,
  ids?: CallIds,
): Promise<CustomerBillingProfile> {
  const { body } = await door.call({
    method: 'PUT',
    path: at`/v1/customers/${tenantId}/profiles/billing`,
    as: 'app',
    ids,
    ifMatch: need(part(profile.attributes), 'etag'),
    body: profile,
    read: billingProfileOf,
  });
  return body;
}

/** Reads, changes and puts back a customer's billing profile. @throws MicrosoftError see `putBillingProfile` */
export async function changeBillingProfile(
  door: Door,
  tenantId: string,
  change: (profile: CustomerBillingProfile) => CustomerBillingProfile,
  ids?: CallIds,
): Promise<CustomerBillingProfile> {
  return putBillingProfile(door, tenantId, change(await billingProfile(door, tenantId)), ids);
}

/**
 * Name, domain and address in the customer's directory.
 * @see https://learn.microsoft.com/partner-center/developer/get-a-customer-s-company-profile
 */
export async function companyProfile(door: Door, tenantId: string): Promise<CustomerCompanyProfile> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/profiles/company`,
    as: 'user',
    read: companyProfileOf,
  });
  return body;
}

/**
 * Addresses and technical contacts; needs a GDAP role that may read the directory, hence a person.
 * @see https://learn.microsoft.com/partner-center/developer/get-customer-organization
 */
export async function organization(door: Door, tenantId: string): Promise<Json[]> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/organization`,
    as: 'user',
    read: (answer) => list(answer).map(object),
  });
  return body;
}

/** @see https://learn.microsoft.com/partner-center/developer/get-customer-custom-domain */
export async function customDomains(door: Door, tenantId: string): Promise<string[]> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/customDomains`,
    as: 'user',
    read: texts,
  });
  return body;
}
