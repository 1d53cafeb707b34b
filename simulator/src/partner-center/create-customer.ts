import {
  addressProblems,
  countryRules,
  defaultGdapFrom,
  defaultGdapRoles,
  registrationProblem,
} from '@concord/rules';
import type { Tenant } from '../entities.ts';
import type { Answer } from '../exchange.ts';
import { newGdap } from '../gdap.ts';
import { hexOf } from '../ids.ts';
import { addressOf } from './address.ts';
import { record } from './audit.ts';
import { customerResource } from './customer-resource.ts';
import { type Call, created } from './operation.ts';
import { refuse } from './refusal.ts';

const suffix = /^[a-z0-9-]+\.(onmicrosoft\.com|onmicrosoft\.us|partner\.onmschina\.cn|ccsctp\.net)$/;

/**
 * Makes a tenant and its first administrator. What is wrong with the contact e-mail shows only after the name has been
 * taken: then the name is used up, although there is no customer.
 * Indirect resellers have no customers of their own making (code [U]).
 * @see https://learn.microsoft.com/partner-center/developer/create-a-customer
 */
export function createCustomer(call: Call): Answer {
  const { body, world, at, partner } = call;
  if (partner.kind === 'indirect-reseller')
    throw refuse(403, 900150, 'An indirect reseller cannot make customers.');
  const billing = body.object('billingProfile');
  const address = addressOf(billing.object('defaultAddress'));
  const domain = (body.object('companyProfile').text('domain') ?? '').toLowerCase();
  const registrationNumber = body.object('companyProfile').text('organizationRegistrationNumber');
  const companyName = billing.needText('companyName');

  const registration = registrationProblem(address.country, registrationNumber, address.phoneNumber);
  if (registration)
    throw refuse(400, registration.code, registrationText(registration.code, registration.pattern));
  const wrong = addressProblems(address)[0];
  if (wrong) throw refuse(400, 800002, `The address is not valid: ${wrong.field} (${wrong.problem}).`);
  if (!suffix.test(domain)) throw refuse(400, 800002, 'The domain is not valid.');
  const reseller = resellerOf(call);
  if (world.domains.get(domain)) throw refuse(409, 800002, 'The domain is already in use.');

  world.domains.put({ id: domain });
  const email = billing.text('email') ?? '';
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email))
    throw refuse(400, 800002, 'The contact e-mail is not valid.');

  const id = world.newId('tenant');
  const culture = billing.text('culture') ?? countryRules(address.country)?.defaultCulture ?? 'en-US';
  const tenant = world.tenants.put({
    id,
    commerceId: world.newId('commerce'),
    domain,
    companyName,
    country: address.country,
    customDomains: [],
    qualifications: [],
    createdByPartner: partner.id,
    accountStatus: 'Allowed',
    accountStatusAt: at,
    ...(registrationNumber !== undefined && { organizationRegistrationNumber: registrationNumber }),
    billingProfile: {
      id: world.newId('billing'),
      email,
      culture,
      language: billing.text('language') ?? culture.slice(0, 2),
      companyName,
      firstName: billing.text('firstName'),
      lastName: billing.text('lastName'),
      address,
      etag: BigInt.asIntN(64, BigInt(`0x${hexOf(id, 16)}`)).toString(),
    },
  });
  world.domains.put({ id: domain, tenantId: id });
  const password = world.newPassword('password');
  world.users.put({
    id: world.newId('user'),
    tenantId: id,
    userPrincipalName: `admin@${domain}`,
    displayName: companyName,
    usageLocation: address.country,
    password,
    forceChangePassword: true,
    mfa: true,
    roles: ['Global Administrator'],
    state: 'active',
  });
  const withGdap = body.flag('enableGDAPByDefault') ?? Date.parse(at) >= Date.parse(defaultGdapFrom);
  const relationship = world.relationships.put({
    id: `${partner.id}|${id}`,
    partnerTenantId: partner.id,
    tenantId: id,
    ...(reseller !== undefined && { resellerTenantId: reseller }),
    since: at,
  });
  if (withGdap) {
    defaultRelationship(call, tenant, partner.id, partner.kind === 'direct' ? 'direct' : 'indirect-provider');
    if (reseller !== undefined) defaultRelationship(call, tenant, reseller, 'indirect-reseller');
  }
  record(
    call,
    'customer',
    'add_customer',
    { id, name: companyName },
    { PrimaryDomainName: domain },
    customerResource(call, tenant, relationship),
  );
  return created(
    {
      ...customerResource(call, tenant, relationship),
      // The only answer that ever carries the first administrator's password.
      userCredentials: { userName: 'admin', password },
      enableGDAPByDefault: withGdap,
    },
    { location: `/customers/${id}` },
  );
}

/** Active at once, but its roles are nobody's until the partner assigns them to its security groups. */
function defaultRelationship(
  { world, at }: Call,
  tenant: Tenant,
  partnerTenantId: string,
  kind: Parameters<typeof defaultGdapRoles>[0],
): void {
  world.gdap.put(
    newGdap(`${world.newId('gdap')}-${partnerTenantId}`, at, {
      partnerTenantId,
      tenantId: tenant.id,
      displayName: `Default_${tenant.companyName.slice(0, 28)}_${tenant.id.slice(0, 12)}`,
      duration: 'P730D',
      roles: defaultGdapRoles(kind),
      status: 'active',
    }),
  );
}

/** Tenant id of the reseller for whom a provider makes the customer: app+user only, with an active partnership. */
function resellerOf(call: Call): string | undefined {
  const reseller = call.body.text('associatedPartnerId')?.toLowerCase();
  if (reseller === undefined) return undefined;
  if (!call.user)
    throw refuse(403, 900329, 'App-only credentials are not supported for customers of a reseller.');
  const partnership = call.world.partnerships.get(`${call.partner.id}|${reseller}`);
  if (!partnership) throw refuse(400, 800002, 'There is no relationship with the associated partner.');
  return reseller;
}

function registrationText(code: number, pattern: string | undefined): string {
  if (code === 600002) return 'The organization registration number is not supported for this country.';
  if (code === 600049) return 'Organization registration id information is missing.';
  if (code === 600050) return `The organization registration number must match ${pattern ?? ''}.`;
  return 'The phone number is missing.';
}
