import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Subscription } from './entities.ts';
import type { Simulator } from './server.ts';
import {
  control,
  direct,
  partnerCenter,
  provider,
  resellers,
  startDemo,
  userTokens,
} from './testing/partner.ts';

const base = `/v1/customers/${provider.customer}`;
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startDemo();
  const { world, clock } = simulator;
  world.relationships.put({
    id: `${direct.tenantId}|${provider.customer}`,
    partnerTenantId: direct.tenantId,
    tenantId: provider.customer,
    since: clock.now(),
  });
});
afterAll(() => simulator.close());

const as = async (partner: typeof provider) =>
  partnerCenter(simulator.url, (await userTokens(simulator.url, partner)).access_token);
const advance = (duration: string) => control(simulator.url, 'POST', 'clock', { advance: duration });

/** A subscription that the provider bought. */
async function buy(): Promise<Subscription> {
  const source = await as(provider);
  const list = await source('GET', `${base}/products/CFQ7TTC0LH18/skus/0001/availabilities`);
  const order = await source('POST', `${base}/orders`, {
    billingCycle: 'monthly',
    partnerOnRecordAttestationAccepted: true,
    lineItems: [
      {
        lineItemNumber: 0,
        offerId: list.body.items[0].catalogItemId,
        quantity: 7,
        partnerIdOnRecord: resellers.valid.mpnId,
      },
    ],
  });
  await advance('PT1M');
  const found = simulator.world.subscriptions
    .where('tenant', provider.customer)
    .find((one) => one.orderId === order.body.id);
  if (!found) throw new Error('nothing was bought');
  return found;
}

const request = {
  sourcePartnerTenantId: provider.tenantId,
  sourcePartnerName: 'Adatum',
  customerEmailId: 'it@fabrikam.example',
  transferType: 3,
};

test('seats, term and billing cycle go over once; each day has one payer', async () => {
  const before = await buy();
  const target = await as(direct);
  const source = await as(provider);
  const asked = await target('POST', `${base}/transfers`, request);
  expect([asked.status, asked.body.status]).toEqual([201, 'Pending']);
  const path = `${base}/transfers/${asked.body.id}`;
  expect((await source('PATCH', path, { status: 'Cancel' })).status).toBe(403);
  expect((await target('PATCH', path, { lineItems: [{ subscriptionId: before.id }] })).status).toBe(400);
  const sent = await source('PATCH', path, { lineItems: [{ subscriptionId: before.id }] });
  expect([sent.body.status, sent.body.lineItems.length]).toEqual(['InProgress', 1]);
  expect((await target('GET', path)).body.lineItems).toBeUndefined();
  expect((await target('PATCH', path, { status: 'Cancel' })).body.code).toBe(900101);
  expect((await target('POST', `${base}/transfers`, request)).body.code).toBe(900101);
  await advance('PT15M');
  const [line] = (await target('GET', path)).body.lineItems;
  const { world } = simulator;
  const old = world.subscriptions.get(before.id);
  const moved = world.subscriptions.get(line.subscriptionId);
  expect(moved?.id).not.toBe(before.id);
  expect(moved).toMatchObject({
    partnerTenantId: direct.tenantId,
    quantity: before.quantity,
    commitmentEndDate: before.commitmentEndDate,
    billingCycle: before.billingCycle,
    status: 'active',
  });
  expect(moved?.partnerId).toBeUndefined();
  expect(old?.status).toBe('deleted');
  const gap = Date.parse(moved?.billedFrom ?? '') - Date.parse(old?.billedUntil ?? '');
  expect(gap).toBe(86_400_000);
  expect((await target('GET', `${base}/orders/${line.orderId}`)).body.lineItems[0].quantity).toBe(7);
  expect((await source('PATCH', path, { lineItems: [{ subscriptionId: before.id }] })).body.code).toBe(
    900102,
  );
});

test('legacy subscriptions: offered by their partner, withdrawn, rejected or accepted', async () => {
  const { world } = simulator;
  const bought = await buy();
  world.subscriptions.put({ ...bought, id: 'old-one', kind: 'legacy' });
  const source = await as(provider);
  const target = await as(direct);
  const offer = () =>
    source('POST', `${base}/transfers`, {
      sourcePartnerTenantId: provider.tenantId,
      targetPartnerTenantId: direct.tenantId,
      lineItems: [{ subscriptionId: 'OLD-ONE' }],
    });
  const eligible = async () =>
    (await source('GET', `${base}/transferseligibility?transferType=directtoindirect`)).body[0];
  expect(await eligible()).toEqual({ id: 'old-one', isEligible: true });
  const first = await offer();
  expect(first.body.status).toBe('Active');
  expect((await eligible()).isEligible).toBe(false);
  expect((await offer()).body.code).toBe(800078);
  expect((await source('DELETE', `${base}/transfers/${first.body.id}`)).status).toBe(204);
  const second = await offer();
  const rejected = await target('PATCH', `${base}/transfers/${second.body.id}`, { status: 'reject' });
  expect(rejected.body.status).toBe('Reject');
  const third = await offer();
  const accepted = await target('POST', `${base}/transfers/${third.body.id}/accept`);
  expect([accepted.status, accepted.body.orders.length, accepted.body.transferErrors]).toEqual([200, 1, []]);
  expect((await target('POST', `${base}/transfers/${third.body.id}/accept`)).body.code).toBe(900102);
});
