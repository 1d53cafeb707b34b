import { defaultGdapRoles } from '@concord/rules';
import type { ApplicationConsent, User } from './entities.ts';
import { agentsAssignment, newGdap } from './gdap.ts';
import { uuidOf } from './ids.ts';
import { customerAgreementTemplate } from './plant.ts';
import type { Seed } from './seed.ts';
import type { World } from './world.ts';

const roles = defaultGdapRoles('direct');
const noRoles: string[] = [];
const noPlans: string[] = [];
const grants: ApplicationConsent['grants'] = [
  {
    enterpriseApplicationId: '00000003-0000-0000-c000-000000000000',
    scope: 'User.ReadWrite.All,Directory.Read.All',
  },
];

/** The people of a generated customer, and what lets the partner see them. The same numbers give the same people. */
export function plantPeople(
  { seed }: Pick<Seed, 'seed'>,
  { tenantId, number, partner, count }: { tenantId: string; number: number; partner: string; count: number },
  world: World,
  at: string,
): void {
  const tenant = world.tenants.get(tenantId);
  if (!tenant) return;
  const gdap = newGdap(`${uuidOf(`${seed}/generated/gdap/${number}`)}-${partner}`, at, {
    partnerTenantId: partner,
    tenantId,
    displayName: `Agents_${tenant.companyName}`,
    duration: 'P730D',
    autoExtendDuration: 'PT0S',
    roles,
    status: 'active',
  });
  world.gdap.put({ ...gdap, accessAssignments: [agentsAssignment(gdap)] });
  const application = world.applications.all().find((one) => one.tenantId === partner);
  if (application)
    world.consents.put({
      id: `${tenantId}|${application.id}`,
      tenantId,
      applicationId: application.id,
      grants,
      givenAt: at,
    });
  world.agreements.put({
    id: uuidOf(`${seed}/generated/agreement/${number}`),
    tenantId,
    templateId: customerAgreementTemplate,
    type: 'MicrosoftCustomerAgreement',
    dateAgreed: at,
    recordedAt: at,
    method: 'enhanced-attestation',
    primaryContact: { firstName: 'Sample', lastName: 'Signatory', email: `signatory@${tenant.domain}` },
  });
  const licences = licencesOf(world);
  for (let person = 1; person <= count; person += 1) {
    const licence = licences[(number + person) % (licences.length + 1)];
    world.users.put(personOf(seed, tenantId, tenant.domain, number, person, licence));
  }
}

function personOf(
  seed: string,
  tenantId: string,
  domain: string,
  number: number,
  person: number,
  licence: NonNullable<User['licences']> | undefined,
): User {
  return {
    id: uuidOf(`${seed}/generated/user/${number}/${person}`),
    tenantId,
    userPrincipalName: `user${person}@${domain}`,
    displayName: `User ${person}`,
    firstName: 'User',
    lastName: String(person),
    usageLocation: 'US',
    password: '',
    forceChangePassword: false,
    mfa: false,
    roles: noRoles,
    state: 'active',
    ...(licence && { licences: licence }),
  };
}

const known = new WeakMap<World, NonNullable<User['licences']>[]>();

/** One licence each, of the products that give one. */
function licencesOf(world: World): NonNullable<User['licences']>[] {
  const made =
    known.get(world) ??
    world.products.all().flatMap(({ kind, skus }) => {
      const skuId = kind === 'nce' ? skus.find(({ isTrial }) => !isTrial)?.provisioningId : undefined;
      return skuId === undefined ? [] : [[{ skuId, excludedPlans: noPlans }]];
    });
  known.set(world, made);
  return made;
}
