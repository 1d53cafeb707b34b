import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from './server.ts';
import {
  appToken,
  control,
  type DemoPartner,
  direct,
  newCustomer,
  partnerCenter,
  provider,
  resellers,
  startDemo,
  userTokens,
} from './testing/partner.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startDemo();
});
afterAll(() => simulator.close());

const cases: [string, DemoPartner, string | undefined][] = [
  ['an indirect provider for its reseller', provider, resellers.valid.mpnId],
  ['a direct partner', direct, undefined],
];

describe.each(cases)('an order of %s', (_, partner, mpnId) => {
  test('goes from a free domain to an active subscription', async () => {
    const { url } = simulator;
    const app = partnerCenter(url, await appToken(url, partner));
    const user = partnerCenter(url, (await userTokens(url, partner)).access_token);
    const domain = mpnId === undefined ? 'orderdirect.onmicrosoft.com' : 'orderindirect.onmicrosoft.com';

    expect((await app('HEAD', `/v1/domains/${domain}`)).status).toBe(404);
    const associated = mpnId === undefined ? {} : { associatedPartnerId: resellers.valid.tenantId };
    const customer = await user('POST', '/v1/customers', newCustomer(domain, associated));
    expect(customer.status).toBe(201);
    expect(customer.body.userCredentials.password).toMatch(/.{8,}/);
    expect(customer.body.associatedPartnerId).toBe(associated.associatedPartnerId);
    const id: string = customer.body.id;
    expect((await app('HEAD', `/v1/domains/${domain}`)).status).toBe(200);

    const items = await app('GET', `/v1/customers/${id}/products/CFQ7TTC0LH18/skus/0001/availabilities`);
    const participants = mpnId === undefined ? undefined : [{ key: 'transaction_reseller', value: mpnId }];
    const cart = await app('POST', `/v1/customers/${id}/carts`, {
      partnerOnRecordAttestationAccepted: mpnId !== undefined,
      lineItems: [
        {
          id: 0,
          catalogItemId: items.body.items[0].catalogItemId,
          quantity: 5,
          termDuration: 'P1Y',
          billingCycle: 'monthly',
          participants,
        },
      ],
    });
    expect(cart.status).toBe(201);
    expect(cart.body.lineItems[0].error).toBeUndefined();
    const checkoutPath = `/v1/customers/${id}/carts/${cart.body.id}/checkout`;
    const refused = await app('POST', checkoutPath);
    expect([refused.status, refused.body.code]).toEqual([403, 13605]);

    const signatory = { firstName: 'Ada', lastName: 'Berg', email: 'ada@fabrikam.example' };
    const attestation = await app('POST', '/v1/attestations/enhanced', {
      country: 'US',
      language: 'en-US',
      companyName: 'Fabrikam',
      signatory,
    });
    expect(attestation.body.status).toBe('created');
    const attestationId = attestation.body.id;
    expect((await user('POST', `/v1/customers/${id}/agreements`, { attestationId })).status).toBe(400);
    const page = await fetch(attestation.body.agreementUrl, { method: 'POST' });
    expect(await page.text()).toContain('Agreement accepted');
    expect((await user('POST', `/v1/customers/${id}/agreements`, { attestationId })).status).toBe(201);
    expect((await user('POST', `/v1/customers/${id}/agreements`, { attestationId })).body.code).toBe(600061);

    const checkout = await app('POST', checkoutPath);
    expect(checkout.status).toBe(201);
    expect(checkout.body.orders).toHaveLength(1);
    expect(checkout.body.orders[0].status).toBe('pending');
    const again = await app('POST', checkoutPath);
    expect(again.body.orders[0].id).toBe(checkout.body.orders[0].id);

    await control(url, 'POST', 'clock', { advance: 'PT1M' });
    const order = await app('GET', `/v1/customers/${id}/orders/${checkout.body.orders[0].id}`);
    expect(order.body.status).toBe('completed');
    const subscription = await app(
      'GET',
      `/v1/customers/${id}/subscriptions/${order.body.lineItems[0].subscriptionId}`,
    );
    expect(subscription.body).toMatchObject({
      status: 'active',
      quantity: 5,
      termDuration: 'P1Y',
      billingCycle: 'monthly',
      offerName: 'Microsoft 365 Business Basic',
    });
    expect(subscription.body.partnerId).toBe(mpnId);
    expect(subscription.body.commitmentEndDate).toMatch(/^2027-11-01/);
  });
});
