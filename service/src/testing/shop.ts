import type { Plan } from '@concord/contract/plans';
import type { Caller } from './caller.ts';
import { type Front, giveConsent, until } from './house.ts';

/** The agreement, accepted by its signatory on Microsoft's own page. */
export async function acceptAgreement(caller: Caller, planId: string, customerId?: string): Promise<string> {
  const signatory = { firstName: 'Contact', lastName: 'Person', email: 'it@fourthcoffee.example' };
  const body = { planId, customerId, signatory, accepted: true as const };
  const attestation = await caller('POST /ordering/attestations', { body });
  await fetch(attestation.link, { method: 'POST' });
  const { state } = await caller('GET /ordering/attestations/:id', { params: { id: attestation.id } });
  if (state !== 'accepted') throw new Error(`the agreement is ${state}`);
  return attestation.id;
}

/** A plan on a set of the seed's direct bill partner, with consent given. */
export async function directPlan(house: Front): Promise<Plan> {
  const seed = await house.control<{
    partners: {
      kind: string;
      tenantId: string;
      domain: string;
      applications: { id: string; secrets: { value: string }[] }[];
      users: { name: string; password: string }[];
    }[];
  }>('GET', 'seed');
  const partner = seed.partners.find(({ kind }) => kind === 'direct');
  const [application, user] = [partner?.applications[0], partner?.users[0]];
  if (!partner || !application || !user) throw new Error('the seed has no direct bill partner');
  const set = await house.operator('POST /settings-sets', {
    body: {
      name: 'Direct',
      environment: 'simulator',
      address: house.simulator.url,
      api: 'partner-center',
      agreementLink: `${house.simulator.url}/agreement-document/en-US/US`,
      domainPrefix: partner.domain,
      applicationId: application.id,
      applicationSecret: application.secrets[0]?.value,
      secretExpiresOn: '2027-11-01',
      login: user.name,
      tenantId: partner.tenantId,
      invitationPath: `${house.simulator.url}/Adminportal/Home?invType=ResellerRelationship&partnerId={partnerTenantId}&msppId=0&DAP=false`,
      resellerAttribute: 'reseller_mpn_id',
      defaultCountry: 'US',
      defaultLanguage: 'en',
    },
  });
  const outcome = await giveConsent(house, set.id, { username: user.name, password: user.password });
  if (!outcome.endsWith('consent=ok')) throw new Error(outcome);
  await settled(house, set.id);
  const service = await house.operator('POST /services', {
    body: { name: 'Direct service', settingsSetId: set.id },
  });
  return house.operator('POST /plans', {
    body: {
      name: 'Business Basic, direct',
      serviceId: service.id,
      productId: 'CFQ7TTC0LH18',
      skuId: '0001',
      segment: 'commercial',
      market: 'US',
      termDuration: 'P1Y',
      billingCycle: 'monthly',
      price: '6.00',
      currency: 'USD',
      minimumSeats: 1,
      maximumSeats: 300,
    },
  });
}

/** Waits until the connection check that a consent or save began has ended. */
export async function settled(house: Front, id: string): Promise<void> {
  await until(
    () => house.operator('GET /settings-sets/:id/checks/latest', { params: { id } }),
    ({ check }) => check !== null && check.state !== 'running',
  );
}

/** The order, as soon as it stands where the test wants it. */
export function orderThat(caller: Caller, id: string, ...states: string[]) {
  return until(
    () => caller('GET /orders/:id', { params: { id } }),
    ({ state }) => states.includes(state),
  );
}
