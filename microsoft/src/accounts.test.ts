import { expect, test } from 'vitest';
import * as microsoft from './partner-center/index.ts';
import { collect } from './testing/collect.ts';
import { demoPartners } from './testing/demo-partners.ts';
import { simulatedPartner } from './testing/simulated-partner.ts';

const direct = demoPartners['a direct partner'];
const provider = demoPartners['an indirect provider'];
const { tenantId } = direct.customer;
const ids = () => ({ requestId: crypto.randomUUID(), correlationId: crypto.randomUUID() });

test('an education customer is vetted; one without a record has no status', async () => {
  const { door } = await simulatedPartner(direct);
  const { qualifications, accountStatus } = microsoft;
  const request = { qualification: 'Education', educationSegment: 'K12' } as const;
  expect(await qualifications.requestQualification(door, tenantId, request, ids())).toMatchObject({
    qualification: 'Education',
    vettingStatus: 'InReview',
  });
  expect(await qualifications.qualifications(door, tenantId)).toMatchObject([{ qualification: 'Education' }]);
  expect(await accountStatus.accountStatus(door, tenantId)).toBeUndefined();
});

test('a partner reads its profiles', async () => {
  const { door } = await simulatedPartner(direct);
  const { partnerProfiles } = microsoft;
  const { country } = (await partnerProfiles.organizationProfile(door)).defaultAddress!;
  expect(await partnerProfiles.legalBusinessProfile(door, 'Current')).toMatchObject({
    vettingStatus: 'authorized',
    address: { country },
  });
  expect(await partnerProfiles.supportProfile(door)).toMatchObject({ email: expect.stringContaining('@') });
  expect(await partnerProfiles.partnerBillingProfile(door)).toMatchObject({ address: { country } });
  expect(await partnerProfiles.mpnProfile(door, '9999999')).toBeUndefined();
});

test('calls for a person are known to carry a second factor, and the reports say so', async () => {
  const { door } = await simulatedPartner(direct);
  const { askingForMfa, isMfaCompliant, mfaAdoption, nonCompliantPrincipals, partnerRequests } =
    microsoft.mfa;
  const path = '/v1/profiles/support';
  const reply = await askingForMfa(door).call({ method: 'GET', path, as: 'user' });
  expect(isMfaCompliant(reply)).toBe(true);
  const [seen] = await collect(partnerRequests(door));
  expect(seen).toMatchObject({ upn: direct.login, mfaCompliant: true });
  const [adoption] = await mfaAdoption(door);
  expect(adoption!.mfaCompliantRequestCount).toBe(adoption!.totalRequestCount);
  expect(await collect(nonCompliantPrincipals(door))).toEqual([]);
});

test('subscriptions are asked for, and the request is taken back once', async () => {
  const { door } = await simulatedPartner(direct);
  const { cancelTransfer, createTransfer, transfer, transfers } = microsoft.transfers;
  const wanted = {
    sourcePartnerTenantId: provider.tenantId,
    sourcePartnerName: 'Adatum Distribution',
    customerEmailId: 'it@fabrikam.example',
    targetProductTypes: ['OnlineServicesNCE' as const],
  };
  const asked = await createTransfer(door, tenantId, wanted, ids());
  expect(asked).toMatchObject({ status: 'Pending', sourcePartnerTenantId: provider.tenantId });
  expect((await transfers(door, tenantId)).map(({ id }) => id)).toEqual([asked.id]);
  await cancelTransfer(door, tenantId, asked, ids());
  expect(await transfer(door, tenantId, asked.id)).toMatchObject({
    status: expect.stringMatching(/^cancel/i),
  });
  await expect(cancelTransfer(door, tenantId, asked, ids())).rejects.toMatchObject({
    remedy: expect.any(String),
  });
  expect(await transfer(door, tenantId, crypto.randomUUID())).toBeUndefined();
});

test('licences follow the seats that were bought, and are refused when none is left', async () => {
  const { door, api, simulator } = await simulatedPartner(direct);
  const { subscribedSkus, userLicences, users } = microsoft;
  const item = { productId: 'CFQ7TTC0LH18', skuId: '0001', country: 'US', segment: 'commercial', tenantId };
  const [sold] = await api.catalogue(item);
  const line = {
    catalogItemId: sold!.catalogItemId,
    quantity: 1,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
  };
  const cart = await api.createCart(tenantId, { lines: [line] }, ids());
  await api.checkout(tenantId, cart.id, ids());
  simulator.clock.advance('P1D');
  const [sku] = await subscribedSkus.subscribedSkus(door, tenantId);
  expect(sku).toMatchObject({ totalUnits: 1, availableUnits: 1, consumedUnits: 0 });
  const { companyProfile } = (await microsoft.customers.customer(door, tenantId))!;
  const people = await Promise.all(
    ['ada', 'bob'].map((name) =>
      users.createUser(
        door,
        tenantId,
        {
          userPrincipalName: `${name}@${companyProfile!.domain}`,
          displayName: name,
          usageLocation: 'US',
          passwordProfile: { password: 'Temporary-1', forceChangePassword: true },
        },
        ids(),
      ),
    ),
  );
  const [ada, bob] = people.map(({ id }) => id) as [string, string];
  const change = { assign: [{ skuId: sku!.productSku.id }] };
  await userLicences.updateUserLicences(door, tenantId, ada, change, ids());
  expect(await userLicences.userLicences(door, tenantId, ada)).toMatchObject([
    { productSku: sku!.productSku },
  ]);
  const none = userLicences.updateUserLicences(door, tenantId, bob, change, ids());
  await expect(none).rejects.toMatchObject({ code: '60012' });
  await userLicences.updateUserLicences(door, tenantId, ada, { remove: [sku!.productSku.id] }, ids());
  await userLicences.updateUserLicences(door, tenantId, bob, change, ids());
  const after = await subscribedSkus.subscribedSkus(door, tenantId);
  expect(subscribedSkus.availableUnits(after, sku!.productSku.id)).toBe(0);
});
