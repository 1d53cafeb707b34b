import type { Door } from '../call.ts';
import type { CallIds, CreatedTenant, CustomerTenant, NewTenant } from '../commerce.ts';
import { type Json, need, object, part, text, texts, word } from '../fields.ts';
import { everyItem } from '../paging.ts';
import { at, filter } from '../path.ts';
import { unlessAbsent } from './absent.ts';

/** Codes of a 403 that say: no customer of this partner. */
const strangers = new Set(['20002', '2032']);

/**
 * Creates a tenant with its first administrator. Microsoft calls the creation idempotent under the same ids.
 * The only answer that ever carries the administrator's password is this one.
 * @see https://learn.microsoft.com/partner-center/developer/create-a-customer
 * @see https://learn.microsoft.com/partner-center/developer/create-a-customer-for-an-indirect-reseller
 */
export async function createTenant(door: Door, tenant: NewTenant, ids: CallIds): Promise<CreatedTenant> {
  const { domain, organizationRegistrationNumber, associatedPartnerId, address, ...billing } = tenant;
  const { body } = await door.call({
    method: 'POST',
    path: '/v1/customers',
    as: associatedPartnerId ? 'user' : 'app',
    ids,
    body: {
      companyProfile: { domain, organizationRegistrationNumber },
      billingProfile: {
        email: billing.email,
        culture: billing.culture,
        language: billing.language,
        companyName: billing.companyName,
        defaultAddress: address,
      },
      associatedPartnerId,
      // Without these rights a lost first password could not be set anew.
      enableGDAPByDefault: true,
    },
    read: (answer) => createdTenant(object(answer)),
  });
  return body;
}

/** @see https://learn.microsoft.com/partner-center/developer/get-a-customer-by-id */
export async function tenant(door: Door, tenantId: string): Promise<CustomerTenant | undefined> {
  const customer = await customerById(door, tenantId);
  return customer && customerTenant(customer);
}

/**
 * Customers by the beginning of a name or domain; which of a customer's domains matched is not said.
 * @see https://learn.microsoft.com/partner-center/developer/get-a-customer-by-name
 */
export function searchTenants(
  door: Door,
  field: 'CompanyName' | 'Domain',
  beginning: string,
): AsyncGenerator<CustomerTenant, void, undefined> {
  return everyItem(door, {
    path: '/v1/customers',
    query: { size: 0, filter: filter(field, 'starts_with', beginning) },
    as: 'app',
    read: customerTenant,
  });
}

/** The customer with exactly this domain, be it the first or a custom one. */
export async function findTenant(door: Door, domain: string): Promise<CustomerTenant | undefined> {
  const wanted = domain.toLowerCase();
  for await (const candidate of searchTenants(door, 'Domain', domain)) {
    const first = candidate.domain.toLowerCase();
    if (first === wanted) return candidate;
    if (first.startsWith(wanted)) continue;
    // Another of its domains matched; only the customer's own record names them.
    const customer = await customerById(door, candidate.tenantId);
    if (texts(customer?.customDomains).some((custom) => custom.toLowerCase() === wanted)) return candidate;
  }
  return undefined;
}

async function customerById(door: Door, tenantId: string): Promise<Json | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}`,
    as: 'app',
    expect: [403, 404],
    read: unlessAbsent((customer) => customer, strangers),
  });
  return body;
}

function customerTenant(value: unknown): CustomerTenant {
  const customer = object(value);
  const company = part(customer.companyProfile);
  return {
    tenantId: need(customer, 'id'),
    domain: need(company, 'domain'),
    companyName: text(company.companyName) ?? text(part(customer.billingProfile).companyName),
    commerceId: text(customer.commerceId),
    relationshipToPartner: word(customer.relationshipToPartner) || 'none',
  };
}

function createdTenant(customer: Json): CreatedTenant {
  const tenant = customerTenant(customer);
  const { userName, password } = part(customer.userCredentials);
  const name = text(userName);
  const secret = text(password);
  if (!name || !secret) return tenant;
  return {
    ...tenant,
    credentials: { userName: name.includes('@') ? name : `${name}@${tenant.domain}`, password: secret },
  };
}
