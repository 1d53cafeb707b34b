import { countryRules } from '@concord/rules';
import { passwordOf } from '../ids.ts';
import { plantTenant } from '../plant.ts';
import { type Call, created, type Operation } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes } from './resource.ts';

/** Resellers that a provider may make in the sandbox. */
const limit = 5;

function create(call: Call) {
  const { body, world, partner, at } = call;
  if (!partner.sandbox) throw refuse(400, 900127, 'Not supported in this environment.');
  if (partner.kind !== 'indirect-provider')
    throw refuse(403, 900150, 'Only indirect providers have resellers.');
  const ours = world.partnerships.where('provider', partner.id);
  if (ours.length >= limit) throw refuse(400, 800018, 'A limit of the sandbox is reached.');
  const tenant = body.object('tenant');
  const profile = body.object('legalBusinessProfile');
  const mpnId = body.needText('mpnId');
  const prefix = tenant.needText('domainPrefix').toLowerCase();
  const country = countryRules(tenant.text('country') ?? partner.country)?.iso2Code;
  const companyName = profile.text('companyName') ?? tenant.needText('name');
  const domain = `${prefix}.onmicrosoft.com`;
  if (country === undefined) throw refuse(400, 800002, 'The country is not known.');
  if (world.domains.get(domain)) throw refuse(409, 800041, 'The domain is already in use.');
  if (world.partners.where('mpnId', mpnId).length > 0) throw refuse(400, 800002, 'The PartnerID is taken.');
  const id = plantTenant({ tenantId: world.newId('tenant'), companyName, domain, country }, world, at);
  const contact = profile.object('primaryContact');
  world.partners.put({
    id,
    name: companyName,
    kind: 'indirect-reseller',
    mpnId,
    country,
    mpaSigned: true,
    sandbox: true,
    status: 'active',
    email: contact.text('email') ?? `csp@${domain}`,
    address: { country },
  });
  world.partnerships.put({
    id: `${partner.id}|${id}`,
    providerTenantId: partner.id,
    resellerTenantId: id,
    state: 'Active',
  });
  const admin = `${tenant.text('adminUserName') ?? 'admin'}@${domain}`;
  const password = passwordOf(admin);
  const [first] = world.users.where('tenant', id);
  if (first) world.users.put({ ...first, userPrincipalName: admin, password });
  return created({
    accountId: world.newId('account'),
    mpnId,
    tenant: { id, adminUserAccount: admin, password },
    agreementSignature: { agreementType: 'MicrosoftPartnerAgreement', dateSigned: at },
    partnerRelationship: { id: partner.id, relationshipType: 'is_indirect_reseller_of', state: 'active' },
    attributes: attributes('SandboxIndirectReseller'),
  });
}

export const sandboxResellerOperations: Operation[] = [
  {
    method: 'POST',
    path: '/sandboxIndirectReseller',
    auth: 'user',
    source: 'https://learn.microsoft.com/partner-center/developer/create-indirect-reseller-in-sandbox',
    models:
      'makes the tenant, the reseller with a signed agreement and the partnership; its shape is partly [U]',
    handle: create,
  },
];
