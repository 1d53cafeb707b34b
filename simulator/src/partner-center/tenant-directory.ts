import { record } from './audit.ts';
import { type CustomerCall, created, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { need } from './rights.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** A bare array with the one organization of the tenant. */
function organization(call: CustomerCall) {
  need(call, 'readDirectory');
  const { tenant } = call;
  const { address, email } = tenant.billingProfile ?? {};
  return ok([
    {
      street: address?.addressLine1,
      countryLetterCode: tenant.country,
      postalCode: address?.postalCode,
      city: address?.city,
      state: address?.state,
      displayName: tenant.companyName,
      technicalNotificationMails: email === undefined ? [] : [email],
    },
  ]);
}

/** A domain that its registrar has verified becomes one of the tenant's. */
function addVerifiedDomain(call: CustomerCall) {
  const { body, world, tenant } = call;
  const given = body.object('verifiedDomain');
  const name = (given.text('name') ?? body.needText('verifiedDomainName')).toLowerCase();
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name)) throw refuse(400, 800002, 'The domain is not valid.');
  if (world.domains.get(name)) throw refuse(409, 800002, 'The domain is already in use.');
  world.domains.put({ id: name, tenantId: tenant.id });
  world.tenants.put({ ...tenant, customDomains: [...tenant.customDomains, name] });
  record(
    call,
    'customer',
    'update_company_info',
    { id: tenant.id, name: tenant.companyName },
    { Domain: name },
  );
  return created({
    authenticationType: 'Managed',
    capability: 'Email,OfficeCommunicationsOnline',
    isDefault: false,
    isInitial: false,
    name,
    rootDomain: null,
    status: 'Verified',
    verificationMethod: 'DnsRecord',
  });
}

export const tenantOperations: Operation[] = [
  {
    of: 'customer',
    auth: 'any',
    method: 'GET',
    path: '/customers/:cid/organization',
    source: `${docs}/get-customer-organization`,
    models: 'bare array; needs a role',
    handle: organization,
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'GET',
    path: '/customers/:cid/customDomains',
    source: `${docs}/get-customer-custom-domain`,
    models: 'bare array; needs a role',
    handle(call) {
      need(call, 'readDirectory');
      return ok([call.tenant.domain, ...call.tenant.customDomains]);
    },
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'POST',
    path: '/customers/:cid/verifieddomain',
    source: `${docs}/add-a-verified-domain-for-a-customer`,
    models: '201; taken 409 (code [U])',
    handle: addVerifiedDomain,
  },
];
