import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Simulator } from '../server.ts';
import { letAgentsAdminister } from '../testing/delegated-admin.ts';
import {
  appToken,
  control,
  direct,
  newCustomer,
  partnerCenter,
  postForm,
  provider,
  resellers,
  send,
  startDemo,
  userTokens,
} from '../testing/partner.ts';

let simulator: Simulator | undefined;
let url = '';
const alpine = '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1d01';
beforeEach(async () => {
  simulator ??= await startDemo();
  url = simulator.url;
  await control(url, 'POST', 'reset');
});
afterAll(() => simulator?.close());

test('a person accepts the invitation that the partner read, by choice or by a custom domain', async () => {
  const user = partnerCenter(url, (await userTokens(url, provider)).access_token);
  const { body } = await user('GET', '/v1/customers/relationshiprequests');
  expect(body.url.startsWith(url)).toBe(true);
  expect((await user('GET', `/v1/customers/${alpine}`)).body.code).toBe(20002);
  const page = await send(body.url);
  expect(page.text).toContain('Alpine Ski House');
  expect(page.text).not.toContain('Fabrikam Engineering');
  const wrong = await postForm(body.url, { domain: 'nowhere.example' });
  expect(wrong.text).toContain('There is no tenant with this domain.');
  const done = await postForm(body.url, { domain: 'alpineskihouse.example' });
  expect(done.text).toContain('is now a partner of');
  expect((await user('GET', `/v1/customers/${alpine}`)).body.relationshipToPartner).toBe('reseller');
  const again = await postForm(body.url, { tenantId: alpine });
  expect(again.text).toContain('is already a partner of');
  const { body: audit } = await user('GET', `/v1/auditrecords?startDate=2026-11-01`);
  expect(audit.items).toMatchObject([{ customerId: alpine, resourceType: 'partner_customer_relationship' }]);
});

test('a link of provider and reseller gives the customer to the reseller', async () => {
  const link = `${url}/partner/partnersignup.aspx?type=IndirectResellerRelationship&id=${resellers.valid.tenantId}&csp=1&msppid=5300001&indirectCSP=${provider.tenantId}`;
  expect((await postForm(link, { tenantId: alpine })).text).toContain(
    'Northwind Resale and Adatum Distribution',
  );
  const user = partnerCenter(url, (await userTokens(url, provider)).access_token);
  expect((await user('GET', `/v1/customers/${alpine}/relationships`)).body.items).toMatchObject([
    { id: resellers.valid.tenantId, mpnId: '5300001' },
  ]);
});

test('pages escape what people entered, and unknown links are not found', async () => {
  await control(url, 'POST', 'tenants', {
    domain: 'script.onmicrosoft.com',
    country: 'US',
    companyName: '<script>alert(1)</script>',
  });
  const page = await send(
    `${url}/Adminportal/Home?invType=ResellerRelationship&partnerId=${direct.tenantId}`,
  );
  expect(page.text).not.toContain('<script>alert');
  expect((await send(`${url}/Adminportal/Home?invType=ResellerRelationship&partnerId=nobody`)).status).toBe(
    404,
  );
  expect((await send(`${url}/attestation/nothing`)).status).toBe(404);
});

test('the first page shows the world; its buttons move the clock', async () => {
  const before = (await control(url, 'GET', 'clock')).body.now;
  expect((await postForm(`${url}/_simulator/clock`, { advance: 'P7D' })).status).toBe(303);
  const { now } = (await control(url, 'GET', 'clock')).body;
  expect(Date.parse(now) - Date.parse(before)).toBe(7 * 86_400_000);
  expect((await send(`${url}/`)).text).toContain(now);
  for (const bad of [{ advance: '7D' }, { to: '2000-01-01T00:00:00Z' }, { to: 'soon' }])
    expect((await control(url, 'POST', 'clock', bad)).status).toBe(400);
});

test('after a reset the same calls make the same ids', async () => {
  const run = async () => {
    const user = partnerCenter(url, (await userTokens(url, direct)).access_token);
    const { body } = await user('POST', '/v1/customers', newCustomer('repeatable.onmicrosoft.com'));
    return [body.id, body.userCredentials.password];
  };
  const first = await run();
  await control(url, 'POST', 'reset');
  expect(await run()).toEqual(first);
});

test('without a delegated-admin role users cannot be read; new customers can give it unless told not to', async () => {
  const user = partnerCenter(url, (await userTokens(url, direct)).access_token);
  const withRole = await user('POST', '/v1/customers', newCustomer('withgdap.onmicrosoft.com'));
  await letAgentsAdminister(url, direct, withRole.body.id);
  const users = await user('GET', `/v1/customers/${withRole.body.id}/users`);
  expect(users.body.items).toMatchObject([{ userPrincipalName: 'admin@withgdap.onmicrosoft.com' }]);
  const reset = await user(
    'PATCH',
    `/v1/customers/${withRole.body.id}/users/${users.body.items[0].id}/resetpassword`,
    { PasswordProfile: { Password: 'New-Pass-1', ForceChangePassword: true } },
  );
  expect(reset.body.passwordProfile.password).toBe('New-Pass-1');
  const without = await user(
    'POST',
    '/v1/customers',
    newCustomer('withoutgdap.onmicrosoft.com', { enableGDAPByDefault: false }),
  );
  expect((await user('GET', `/v1/customers/${without.body.id}/users`)).body.code).toBe(900308);
  expect(
    (await user('GET', `/v1/customers/${without.body.id}/profiles/company`)).body.address,
  ).toBeUndefined();
});

test('the order list lags while the fault is on, and by the setting', async () => {
  const app = partnerCenter(url, await appToken(url, direct));
  const base = `/v1/customers/${direct.customer}`;
  const items = await app('GET', `${base}/products/CFQ7TTC0LH18/skus/0001/availabilities`);
  const placed = await app('POST', `${base}/orders`, {
    billingCycle: 'monthly',
    lineItems: [{ lineItemNumber: 0, offerId: items.body.items[0].catalogItemId, quantity: 1 }],
  });
  expect(placed.status).toBe(201);
  const listed = async () => (await app('GET', `${base}/orders`)).body.items.length;
  expect(await listed()).toBe(1);
  await control(url, 'POST', 'faults', { kind: 'order-list-lag' });
  expect(await listed()).toBe(0);
  await control(url, 'DELETE', 'faults');
  await control(url, 'POST', 'settings', { orderListLag: 'PT5M' });
  expect(await listed()).toBe(0);
  await control(url, 'POST', 'clock', { advance: 'PT6M' });
  expect(await listed()).toBe(1);
  expect((await control(url, 'POST', 'settings', { nothing: 1 })).status).toBe(400);
});
