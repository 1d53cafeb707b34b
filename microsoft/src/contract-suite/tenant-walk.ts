import type { CreatedTenant, NewTenant } from '../commerce.ts';
import { MicrosoftError } from '../errors.ts';
import { demand, type Walker } from './walk.ts';

/** A new tenant, from the free domain to the accepted agreement. Answers with its id. */
export async function createTenant(walk: Walker, tenant: NewTenant): Promise<string> {
  const { api } = walk;
  const before = await walk.read('domain', () => api.domain(tenant.domain));
  demand(before === 'free', 'the domain is free', before);
  const { tenantId } = await walk.write('createTenant', (ids) => createOrFind(walk, tenant, ids));
  const after = await walk.read('domain', () => api.domain(tenant.domain));
  demand(after === 'taken', 'the domain is taken now', after);
  const found = await walk.read('findTenant', () => api.findTenant(tenant.domain.toUpperCase()));
  demand(found?.tenantId === tenantId, 'the tenant is found by its domain', found);
  const seen = await walk.read('tenant', () => api.tenant(tenantId));
  demand(seen?.domain === tenant.domain, 'the tenant is read by its id', seen);
  const nobody = await walk.read('tenant', () => api.tenant('5c3a1b1e-0000-4c51-9d0e-0a4f6f3f1d01'));
  demand(nobody === undefined, 'a stranger is no customer', nobody);
  await acceptAgreement(walk, tenantId, tenant.companyName);
  return tenantId;
}

/** As the service does it: when the first domain is taken all of a sudden, one's own creation has taken it. */
async function createOrFind(
  { api }: Walker,
  tenant: NewTenant,
  ids: Parameters<Walker['api']['createTenant']>[1],
): Promise<Pick<CreatedTenant, 'tenantId'>> {
  try {
    return await api.createTenant(tenant, ids);
  } catch (error) {
    if (!(error instanceof MicrosoftError) || error.remedy === 'retry') throw error;
    const own = await api.findTenant(tenant.domain);
    if (!own) throw error;
    return own;
  }
}

async function acceptAgreement(walk: Walker, tenantId: string, companyName: string): Promise<void> {
  const { api } = walk;
  const before = await walk.read('agreementAccepted', () => api.agreementAccepted(tenantId));
  demand(!before, 'nothing is accepted yet', before);
  const signatory = { firstName: 'Sample', lastName: 'Signatory', email: 'sample@fabrikam.example' };
  const request = { country: 'US', language: 'en-US', companyName, signatory };
  const started = await walk.write('startAttestation', (ids) => api.startAttestation(request, ids));
  demand(started.state === 'created' && started.link.startsWith('http'), 'an attestation begins', started);
  await walk.act('accept-attestation', { attestationId: started.attestationId });
  const accepted = await walk.read('attestation', () => api.attestation(started.attestationId));
  demand(accepted.state === 'accepted', 'the attestation is accepted', accepted);
  for (const _ of ['first', 'again']) {
    await walk.write('bindAgreement', (ids) => api.bindAgreement(tenantId, started.attestationId, ids));
  }
  const after = await walk.read('agreementAccepted', () => api.agreementAccepted(tenantId));
  demand(after, 'the agreement is accepted', after);
}

/** @param name prefix of the first domain */
export const newTenant = (name: string, associatedPartnerId?: string): NewTenant => ({
  domain: `${name}.onmicrosoft.com`,
  companyName: 'Fabrikam',
  email: 'it@fabrikam.example',
  culture: 'en-US',
  language: 'en',
  address: {
    country: 'US',
    state: 'WA',
    city: 'Redmond',
    addressLine1: '1 Microsoft Way',
    postalCode: '98052',
    firstName: 'Sample',
    lastName: 'Person',
    phoneNumber: '4255550101',
  },
  associatedPartnerId,
});
