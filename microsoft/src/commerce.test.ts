import { describe, expect, test } from 'vitest';
import type { NewTenant } from './commerce.ts';
import { type DemoPartner, simulatedPartner } from './testing/simulated-partner.ts';

const provider: DemoPartner = {
  tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a01',
  applicationId: '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e01',
  secret: 'demo-application-secret-1',
  login: 'admin@adatumdistribution.onmicrosoft.com',
  password: 'Demo-Pass-1',
};
const directPartner: DemoPartner = {
  tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a02',
  applicationId: '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e02',
  secret: 'demo-application-secret-2',
  login: 'admin@lucernecloud.onmicrosoft.com',
  password: 'Demo-Pass-1',
};
const reseller = { tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1b01', mpnId: '5300001' };

const newTenant: NewTenant = {
  domain: 'concordtest.onmicrosoft.com',
  companyName: 'Fabrikam',
  email: 'it@fabrikam.example',
  culture: 'en-US',
  language: 'en',
  address: {
    country: 'US',
    state: 'WA',
    city: 'Redmond',
    addressLine1: '1 Main St',
    postalCode: '98052',
    firstName: 'Ada',
    lastName: 'Berg',
    phoneNumber: '4255550101',
  },
};
const ids = () => ({ requestId: crypto.randomUUID(), correlationId: crypto.randomUUID() });
const product = { productId: 'CFQ7TTC0LH18', skuId: '0001', country: 'US', segment: 'commercial' };

type Partner = Awaited<ReturnType<typeof simulatedPartner>>;

async function acceptAgreement({ api, act }: Partner, tenantId: string) {
  const signatory = { firstName: 'Ada', lastName: 'Berg', email: 'ada@fabrikam.example' };
  const started = await api.startAttestation(
    { country: 'US', language: 'en-US', companyName: 'Fabrikam', signatory },
    ids(),
  );
  expect(started).toMatchObject({ state: 'created', link: expect.stringMatching(/^http/) });
  await act('actions/accept-attestation', { attestationId: started.attestationId });
  expect((await api.attestation(started.attestationId)).state).toBe('accepted');
  await api.bindAgreement(tenantId, started.attestationId, ids());
  await api.bindAgreement(tenantId, started.attestationId, ids());
  expect((await api.attestation(started.attestationId)).state).toBe('finalised');
}

async function orderSeats({ api, simulator }: Partner, tenantId: string, transactionReseller?: string) {
  const [item] = await api.catalogue({ ...product, tenantId });
  expect(item).toMatchObject({
    productTitle: 'Microsoft 365 Business Basic',
    currency: 'USD',
    maximumQuantity: 300,
  });
  expect(item!.terms).toContainEqual({ duration: 'P1Y', billingCycle: 'monthly' });
  const line = {
    catalogItemId: item!.catalogItemId,
    quantity: 3,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    transactionReseller,
  };
  const attested = transactionReseller === undefined ? undefined : true;
  const made = await api.createCart(
    tenantId,
    { lines: [line], partnerOnRecordAttestationAccepted: attested },
    ids(),
  );
  expect(made.lines).toEqual([{ catalogItemId: item!.catalogItemId, quantity: 3 }]);
  expect(await api.cart(tenantId, made.id)).toMatchObject({ id: made.id, status: 'Active' });
  const first = await api.checkout(tenantId, made.id, ids());
  const again = await api.checkout(tenantId, made.id, ids());
  expect(again.orders.map(({ id }) => id)).toEqual(first.orders.map(({ id }) => id));
  simulator.clock.advance('PT1M');
  const order = await api.order(tenantId, first.orders[0]!.id);
  expect(order).toMatchObject({
    status: 'completed',
    lines: [{ quantity: 3, partnerIdOnRecord: transactionReseller }],
  });
  return order!;
}

describe.each([
  ['an indirect provider', provider, reseller],
  ['a direct partner', directPartner, undefined],
])('%s', (_name, demo, resale) => {
  test('signs in and reads what it is', { timeout: 20_000 }, async () => {
    const { api, claims } = await simulatedPartner(demo);
    expect(claims).toMatchObject({ tenantId: demo.tenantId, userPrincipalName: demo.login, mfa: true });
    const profile = await api.partner();
    expect(profile).toMatchObject({ tenantId: demo.tenantId, country: 'US', mpnId: expect.any(String) });
    expect(await api.partnerAgreementSigned(demo.tenantId)).toBe(true);
    expect(await api.invitationLink()).toContain(demo.tenantId);
    expect(await api.agreementTerms()).toMatchObject({ link: expect.stringMatching(/^https:/) });
    expect(await api.catalogue(product)).toHaveLength(1);
    expect(await api.countryRules('US')).toMatchObject({ country: 'US', isStateRequired: true });
    expect((await api.checkAddress(newTenant.address)).status).toMatch(/^Verified/);
    expect(await api.domain('contoso.onmicrosoft.com')).toBe('taken');
    expect(await api.domain(newTenant.domain)).toBe('free');
  });

  test('carries one order from a new tenant to an active subscription', { timeout: 20_000 }, async () => {
    const partner = await simulatedPartner(demo);
    const { api } = partner;
    const created = await api.createTenant({ ...newTenant, associatedPartnerId: resale?.tenantId }, ids());
    const { tenantId, credentials } = created;
    expect(credentials).toMatchObject({
      userName: `admin@${newTenant.domain}`,
      password: expect.stringMatching(/.{8}/),
    });
    expect(await api.domain(newTenant.domain)).toBe('taken');
    expect(await api.findTenant(newTenant.domain.toUpperCase())).toMatchObject({ tenantId });
    expect(await api.tenant(tenantId)).toMatchObject({ domain: newTenant.domain });
    expect(await api.agreementAccepted(tenantId)).toBe(false);
    await acceptAgreement(partner, tenantId);
    expect(await api.agreementAccepted(tenantId)).toBe(true);

    const order = await orderSeats(partner, tenantId, resale?.mpnId);
    expect((await api.orders(tenantId)).map(({ id }) => id)).toEqual([order.id]);
    const [bought] = await api.subscriptions(tenantId);
    expect(bought).toMatchObject({
      status: 'active',
      quantity: 3,
      termDuration: 'P1Y',
      billingCycle: 'monthly',
      orderId: order.id,
    });
    expect(bought?.partnerId).toBe(resale?.mpnId);
    expect(await api.subscription(tenantId, order.lines[0]!.subscriptionId!)).toEqual(bought);
    // The default relationship of a new customer has roles, but nobody holds them yet.
    await expect(api.resetPassword(tenantId, credentials!.userName, ids())).rejects.toMatchObject({
      code: '900308',
    });
  });

  test('knows what is not there', async () => {
    const { api } = await simulatedPartner(demo);
    const nobody = crypto.randomUUID();
    const customer =
      demo === provider ? '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1c01' : '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1c02';
    expect(await api.tenant(nobody)).toBeUndefined();
    expect(await api.tenant('5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1d01')).toBeUndefined();
    expect(await api.findTenant('nobody.onmicrosoft.com')).toBeUndefined();
    expect(await api.cart(customer, nobody)).toBeUndefined();
    expect(await api.order(customer, 'a68736758d9c')).toBeUndefined();
    expect(await api.subscription(customer, nobody)).toBeUndefined();
  });

  test.each(['/v1/customers$', '/checkout$'])(
    'loses the answer of %s and still does the work once',
    { timeout: 20_000 },
    async (path) => {
      const partner = await simulatedPartner(demo);
      const { api, simulator, act } = partner;
      await act('faults', { match: { method: 'POST', path }, kind: 'lost-response', count: 1 });
      const associatedPartnerId = resale?.tenantId;
      const { tenantId, credentials } = await api.createTenant({ ...newTenant, associatedPartnerId }, ids());
      expect(credentials?.password).toBeDefined();
      await acceptAgreement(partner, tenantId);
      await orderSeats(partner, tenantId, resale?.mpnId);
      expect(simulator.faults.list()).toMatchObject([{ fired: 1 }]);
      expect(await api.subscriptions(tenantId)).toHaveLength(1);
    },
  );
});

test('an order without accepted agreement is refused with 13605', async () => {
  const { api } = await simulatedPartner(directPartner);
  const { tenantId } = await api.createTenant(newTenant, ids());
  const [item] = await api.catalogue({ ...product, tenantId });
  const line = {
    catalogItemId: item!.catalogItemId,
    quantity: 1,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
  };
  const ordered = api
    .createCart(tenantId, { lines: [line] }, ids())
    .then(({ id }) => api.checkout(tenantId, id, ids()));
  await expect(ordered).rejects.toMatchObject({ code: '13605', remedy: 'ask-person', uncertain: false });
});

test('a provider tells its valid resellers from the others', async () => {
  const { api } = await simulatedPartner(provider);
  expect((await api.indirectResellers()).map(({ mpnId }) => mpnId)).toContain(reseller.mpnId);
  const checks = await api.checkResellers([reseller.mpnId, '5300003', '5300004', '999']);
  expect(checks.map(({ valid }) => valid)).toEqual([true, false, false, false]);
  expect(checks.slice(1).every(({ code }) => code !== undefined)).toBe(true);
});
