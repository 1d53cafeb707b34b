import { countryRules, defaultGdapRoles } from '@concord/rules';
import type { Tenant } from './entities.ts';
import { agentsAssignment, newGdap } from './gdap.ts';
import { plantGenerated } from './generate.ts';
import { hexOf, passwordOf, uuidOf } from './ids.ts';
import { plantAzure, plantServiceRequest } from './plant-azure.ts';
import { offerOf, promotionOf } from './plant-offers.ts';
import { productOf } from './plant-products.ts';
import { defaultSettings, type Seed, type SeedPartner, type SeedTenant, type SeedUser } from './seed.ts';
import type { World } from './world.ts';

export const customerAgreementTemplate = '117a77b0-9360-443b-8795-c6dedc750cf9';

/** Fills an empty world. Keys and certificates are not part of a seed and stay. */
export function plant(seed: Seed, world: World, at: string): void {
  for (const collection of Object.values(world.collections))
    if (!['keys', 'certificates'].includes(collection.name)) collection.clear();
  world.meta.put({
    id: 'world',
    seed: seed.seed,
    counter: 0,
    settings: { ...defaultSettings, ...seed.settings },
    clock: { offsetMs: 0 },
  });
  world.seeds.put({ id: 'seed', seed });
  for (const partner of seed.partners) plantPartner(partner, world, at);
  for (const tenant of seed.tenants ?? []) plantTenant(tenant, world, at);
  for (const domain of seed.takenDomains ?? []) world.domains.put({ id: domain.toLowerCase() });
  for (const product of seed.products ?? []) world.products.put(productOf(product));
  for (const offer of seed.offers ?? []) world.offers.put(offerOf(offer));
  for (const promotion of seed.promotions ?? []) world.promotions.put(promotionOf(promotion, at));
  for (const meter of seed.azureMeters ?? []) world.azureMeters.put(meter);
  for (const term of seed.azureOfferTerms ?? []) world.azureOfferTerms.put(term);
  for (const tenant of seed.tenants ?? [])
    for (const azure of tenant.azure ?? []) plantAzure(tenantIdOf(tenant), tenant.country, azure, world, at);
  for (const request of seed.serviceRequests ?? []) plantServiceRequest(request, world, at);
  if (seed.generate) plantGenerated(seed, seed.generate, world, at);
}

function plantPartner(partner: SeedPartner, world: World, at: string): void {
  plantDirectory(world, partner.tenantId, partner.name, partner.domain, partner.country, []);
  world.partners.put({
    id: partner.tenantId,
    name: partner.name,
    kind: partner.kind,
    mpnId: partner.mpnId,
    country: partner.country,
    mpaSigned: partner.mpaSigned ?? true,
    ...(partner.sandbox && { sandbox: true }),
    status: partner.status ?? 'active',
    ...(partner.status === 'suspended' && { suspendedAt: partner.suspendedAt ?? at }),
    ...(partner.mfaEnforced !== undefined && { mfaEnforced: partner.mfaEnforced }),
    email: partner.email ?? `csp@${partner.domain}`,
    address: partner.address ?? { country: partner.country },
  });
  for (const reseller of partner.resellers ?? [])
    world.partnerships.put({
      id: `${partner.tenantId}|${reseller}`,
      providerTenantId: partner.tenantId,
      resellerTenantId: reseller,
      state: 'Active',
    });
  for (const application of partner.applications ?? [])
    world.applications.put({
      ...application,
      secrets: application.secrets ?? [],
      tenantId: partner.tenantId,
      redirectUris: application.redirectUris ?? [],
      permissions: [
        'Microsoft Partner Center: access as the signed-in user',
        'Sign in and read your profile',
      ],
    });
  for (const user of partner.users ?? []) plantUser(world, partner.tenantId, user);
}

function plantUser(world: World, tenantId: string, user: SeedUser): void {
  world.users.put({
    id: uuidOf(`user/${user.name}`),
    tenantId,
    userPrincipalName: user.name,
    displayName: user.displayName,
    password: user.password,
    forceChangePassword: false,
    mfa: user.mfa,
    roles: user.roles,
    state: 'active',
  });
}

const tenantIdOf = ({ tenantId, domain }: SeedTenant) => tenantId ?? uuidOf(`tenant/${domain}`);

/** Makes an existing tenant with its first administrator, its agreements and its relationships. */
export function plantTenant(seed: SeedTenant, world: World, at: string): string {
  const id = tenantIdOf(seed);
  const tenant = plantDirectory(
    world,
    id,
    seed.companyName,
    seed.domain,
    seed.country,
    seed.customDomains ?? [],
  );
  world.tenants.put({
    ...tenant,
    qualifications: seed.qualifications ?? [],
    ...(tenant.billingProfile && {
      billingProfile: { ...tenant.billingProfile, address: { ...seed.address, country: seed.country } },
    }),
    ...(seed.hasLegacyAzure && { hasLegacyAzure: true }),
    ...(seed.directSigned !== undefined && { directSignedAt: new Date(seed.directSigned).toISOString() }),
    ...(seed.accountStatus !== undefined && { accountStatus: seed.accountStatus, accountStatusAt: at }),
  });
  const userPrincipalName = `admin@${seed.domain}`;
  plantUser(world, id, {
    name: userPrincipalName,
    displayName: seed.companyName,
    password: passwordOf(userPrincipalName),
    mfa: true,
    roles: ['Global Administrator'],
  });
  for (const { partner, reseller, gdapRoles } of seed.customerOf ?? []) {
    world.relationships.put({
      id: `${partner}|${id}`,
      partnerTenantId: partner,
      tenantId: id,
      ...(reseller !== undefined && { resellerTenantId: reseller }),
      since: at,
    });
    plantGdap(world, partner, tenant, gdapRoles ?? everydayRoles, at);
  }
  if (seed.attested !== undefined) {
    const dateAgreed = new Date(seed.attested).toISOString();
    world.agreements.put({
      id: uuidOf(`agreement/${id}/${dateAgreed}`),
      tenantId: id,
      templateId: customerAgreementTemplate,
      type: 'MicrosoftCustomerAgreement',
      dateAgreed,
      recordedAt: dateAgreed,
      method: 'enhanced-attestation',
      primaryContact: { firstName: 'Sample', lastName: 'Signatory', email: `signatory@${seed.domain}` },
    });
  }
  return id;
}

const everydayRoles = defaultGdapRoles('direct');

/** A delegated-admin relationship that has been approved and whose roles the partner's agents have. */
function plantGdap(world: World, partnerTenantId: string, tenant: Tenant, roles: string[], at: string): void {
  if (roles.length === 0) return;
  const gdap = newGdap(`${uuidOf(`gdap/${partnerTenantId}/${tenant.id}`)}-${partnerTenantId}`, at, {
    partnerTenantId,
    tenantId: tenant.id,
    displayName: `Agents_${tenant.companyName}`.slice(0, 50),
    duration: 'P730D',
    autoExtendDuration: roles.includes('Global Administrator') ? 'PT0S' : 'P180D',
    roles,
    status: 'active',
  });
  world.gdap.put({ ...gdap, accessAssignments: [agentsAssignment(gdap)] });
}

function plantDirectory(
  world: World,
  id: string,
  companyName: string,
  domain: string,
  country: string,
  customDomains: string[],
) {
  const culture = countryRules(country)?.defaultCulture ?? 'en-US';
  for (const name of [domain, ...customDomains]) world.domains.put({ id: name.toLowerCase(), tenantId: id });
  return world.tenants.put({
    id,
    commerceId: uuidOf(`commerce/${id}`),
    domain,
    companyName,
    country,
    customDomains,
    qualifications: [],
    billingProfile: {
      id: uuidOf(`billing/${id}`),
      email: `billing@${domain}`,
      culture,
      language: culture.slice(0, 2),
      companyName,
      address: { country },
      etag: BigInt.asIntN(64, BigInt(`0x${hexOf(id, 16)}`)).toString(),
    },
  });
}
