import type { Door } from '../call.ts';
import type { CallIds, CreatedTenant, CustomerTenant, NewTenant } from '../commerce.ts';
import { type Json, need, part, text, texts } from '../fields.ts';
import { everyItem } from '../paging.ts';
import { at, filter } from '../path.ts';
import type { TokenKind } from '../tokens.ts';
import { unlessAbsent } from './absent.ts';
import { type Customer, customerOf } from './customer-resource.ts';

/** Codes of a 403 that say: no customer of this partner. */
const strangers = new Set(['20002', '2032']);

/**
 * All customers, or those of a filter, page by page. A list holds short customers: id, domain, name, relationship.
 *
 * @param query `size`: customers a page, 500 by default, 0 leaves it to Microsoft. `filter`: of `filter` or `filters`,
 *   on `CompanyName` and `Domain` (`starts_with`), `IndirectReseller`, `IndirectCloudSolutionProvider`
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers
 * @see https://learn.microsoft.com/partner-center/developer/get-a-customer-by-name
 */
export function customers(
  door: Door,
  query: { size?: number; filter?: string } = {},
  as: TokenKind = 'app',
): AsyncGenerator<Customer, void, undefined> {
  const size = query.size ?? (query.filter ? 0 : 500);
  return everyItem(door, {
    path: '/v1/customers',
    query: { size, filter: query.filter },
    as,
    read: customerOf,
  });
}

/**
 * The customers that an indirect reseller serves under this provider.
 * @see https://learn.microsoft.com/partner-center/developer/get-customers-of-an-indirect-reseller
 */
export function customersOfReseller(
  door: Door,
  resellerTenantId: string,
): AsyncGenerator<Customer, void, undefined> {
  return customers(door, { filter: filter('IndirectReseller', 'starts_with', resellerTenantId) }, 'user');
}

/**
 * A customer with both profiles and its domains; `undefined` when it is none of this partner's.
 * @see https://learn.microsoft.com/partner-center/developer/get-a-customer-by-id
 */
export async function customer(door: Door, tenantId: string): Promise<Customer | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}`,
    as: 'app',
    expect: [403, 404],
    read: unlessAbsent(customerOf, strangers),
  });
  return body;
}

/** What a creation needs; see `Customer` for the other names. */
export interface NewCustomer extends Json {
  companyProfile: { domain: string; organizationRegistrationNumber?: string };
  billingProfile: Json;
  associatedPartnerId?: string;
  enableGDAPByDefault?: boolean;
}

/**
 * Creates a tenant with its first administrator. Microsoft calls the creation idempotent under the same ids.
 * The only answer that ever carries the administrator's password is this one.
 * @throws MicrosoftError 600002, 600049, 600050, 600051 for registration number and phone, 800018 in a full sandbox
 * @see https://learn.microsoft.com/partner-center/developer/create-a-customer
 * @see https://learn.microsoft.com/partner-center/developer/create-a-customer-for-an-indirect-reseller
 */
export async function createCustomer(door: Door, customer: NewCustomer, ids?: CallIds): Promise<Customer> {
  const { body } = await door.call({
    method: 'POST',
    path: '/v1/customers',
    as: customer.associatedPartnerId ? 'user' : 'app',
    ids,
    body: customer,
    read: customerOf,
  });
  return body;
}

/** `createCustomer` in the words of the port. */
export async function createTenant(door: Door, tenant: NewTenant, ids: CallIds): Promise<CreatedTenant> {
  const { domain, organizationRegistrationNumber, associatedPartnerId, address, ...billing } = tenant;
  const customer: NewCustomer = {
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
  };
  return createdTenant(await createCustomer(door, customer, ids));
}

/** All customers in the words of the port, page by page. */
export async function* tenants(door: Door): AsyncGenerator<CustomerTenant, void, undefined> {
  for await (const customer of customers(door)) yield customerTenant(customer);
}

export async function tenant(door: Door, tenantId: string): Promise<CustomerTenant | undefined> {
  const found = await customer(door, tenantId);
  return found && customerTenant(found);
}

/**
 * Customers by the beginning of a name or domain; which of a customer's domains matched is not said.
 * @see https://learn.microsoft.com/partner-center/developer/get-a-customer-by-name
 */
export async function* searchTenants(
  door: Door,
  field: 'CompanyName' | 'Domain',
  beginning: string,
): AsyncGenerator<CustomerTenant, void, undefined> {
  const found = customers(door, { filter: filter(field, 'starts_with', beginning) });
  for await (const customer of found) yield customerTenant(customer);
}

/** The customer with exactly this domain, be it the first or a custom one. */
export async function findTenant(door: Door, domain: string): Promise<CustomerTenant | undefined> {
  const wanted = domain.toLowerCase();
  for await (const candidate of searchTenants(door, 'Domain', domain)) {
    const first = candidate.domain.toLowerCase();
    if (first === wanted) return candidate;
    if (first.startsWith(wanted)) continue;
    // Another of its domains matched; only the customer's own record names them.
    const found = await customer(door, candidate.tenantId);
    if (texts(found?.customDomains).some((custom) => custom.toLowerCase() === wanted)) return candidate;
  }
  return undefined;
}

function customerTenant(customer: Customer): CustomerTenant {
  const company = part(customer.companyProfile);
  return {
    tenantId: need(customer, 'id'),
    domain: need(company, 'domain'),
    companyName: text(company.companyName) ?? text(part(customer.billingProfile).companyName),
    commerceId: text(customer.commerceId),
    relationshipToPartner: customer.relationshipToPartner || 'none',
  };
}

function createdTenant(customer: Customer): CreatedTenant {
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
