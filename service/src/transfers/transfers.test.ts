import { demoPartners } from '@concord/microsoft/testing/demo-partners';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bought, shown } from '../testing/bought.ts';
import { Refused } from '../testing/caller.ts';
import { demoSet, giveConsent, type House, openHouse, until } from '../testing/house.ts';
import { settled } from '../testing/shop.ts';
import { plantForeign, plantTransfer } from '../testing/transferring.ts';

const provider = demoPartners['an indirect provider'];
const direct = demoPartners['a direct partner'];
const mpnId = provider.reseller!.mpnId;

let house: House;
let customerId: string;
let subscriptionId: string;
let bindingId: string;
let tenantId: string;
beforeAll(async () => {
  house = await openHouse();
  const set = await demoSet(house);
  await giveConsent(house, set.id);
  await settled(house, set.id);
  const [plan] = (await house.operator('GET /plans')).items;
  ({ customerId } = (await house.customer('GET /session')).member as { customerId: string });
  const input = { planId: plan!.id, customerId, seats: 5, prefix: 'movingcustomer' };
  const subscription = await bought(house, input);
  subscriptionId = subscription.id;
  tenantId = subscription.activation.tenantId;
  const customer = await house.operator('GET /customers/:id', { params: { id: customerId } });
  bindingId = customer.bindings.find((one) => one.tenantId === tenantId)!.id;
});
afterAll(() => house?.stop());

const subscription = () => shown(house.operator, subscriptionId);
const of = ({ id }: { id: string }) => ({ params: { id } });
const plant = (transfer: Parameters<typeof plantTransfer>[2]) =>
  plantTransfer(house, { customerId, tenantId }, transfer);
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refused)) throw error ?? new Error('it was not refused');
  return error.problem;
};
const atMicrosoft = (transferId: string) => house.simulator.world.transfers.get(transferId)?.status;

const foreign = () => plantForeign(house, { customerId, tenantId }, 'Exchange Online');

test('an offer is accepted with the MPN ID of each line, as it is offered', async () => {
  const [one, two] = [foreign(), foreign()];
  const offered = await plant({
    kind: 'legacy',
    incoming: true,
    lines: [
      { subscriptionId: one.id, name: 'Exchange Online', quantity: 3, mpnId },
      { subscriptionId: two.id, name: 'SharePoint', quantity: 4 },
    ],
  });
  expect(offered).toMatchObject({ direction: 'incoming', lines: 2, seats: 7, verbs: ['accept', 'reject'] });
  expect(offered.named.map((line) => line.mpnId)).toEqual([mpnId, null]);
  const confirm = (first: string) => ({
    lines: [{ microsoftId: one.id, mpnId: first }, { microsoftId: two.id }],
  });
  const preview = await house.operator('POST /transfers/:id/preview', {
    ...of(offered),
    body: { verb: 'accept', ...confirm(mpnId) },
  });
  expect(preview.words.join(' ')).toContain('2 subscriptions with 7 seats');
  expect(preview.words.join(' ')).toContain(mpnId);
  const wrong = await refusal(
    house.operator('POST /transfers/:id/accept', { ...of(offered), body: confirm('999') }),
  );
  expect(wrong).toMatchObject({ status: 422, code: 'transfer-refused', microsoft: { code: 'mpn-differs' } });
  expect(atMicrosoft(offered.transferId)).toBe('Active');

  const input = { ...of(offered), body: confirm(mpnId), key: 'accepted-once' };
  const done = await house.operator('POST /transfers/:id/accept', input);
  expect(done).toMatchObject({ state: 'complete', verbs: [], pending: null });
  expect(await house.operator('POST /transfers/:id/accept', input)).toMatchObject({ state: 'complete' });
  const moved = house.simulator.world.subscriptions
    .where('tenant', tenantId)
    .filter(
      (taken) => taken.friendlyName === 'Exchange Online' && taken.partnerTenantId === provider.tenantId,
    );
  expect(new Set(moved.map(({ partnerId }) => partnerId))).toEqual(new Set([mpnId, undefined]));
  const { items } = await house.operator('GET /events', { query: { objectId: offered.id } });
  expect(items.map(({ kind }) => kind)).toEqual(['transfer.accepted']);
});

test('what moves away is blocked for everything else, and free again when it is withdrawn', async () => {
  const { microsoftId, name, seats, version } = await subscription();
  const own = await plant({
    kind: 'legacy',
    incoming: false,
    lines: [{ subscriptionId: microsoftId, name, quantity: seats }],
  });
  expect((await subscription()).transfer).toMatchObject({ id: own.id, number: own.number });
  const change = { params: { id: subscriptionId }, version, body: { seats: 6 } };
  const blocked = await refusal(house.operator('POST /subscriptions/:id/seats', change));
  expect(blocked).toMatchObject({ status: 422, microsoft: { code: 'in-transfer' } });
  expect(blocked.detail).toContain(`transfer ${own.number}`);
  const withdrawn = await house.operator('POST /transfers/:id/withdraw', of(own));
  expect(withdrawn.state).toBe('withdrawn');
  expect(atMicrosoft(own.transferId)).toBeUndefined();
  await house.operator('POST /subscriptions/:id/seats', {
    ...change,
    version: (await subscription()).version,
  });
  expect((await subscription()).seats).toBe(6);
});

test('a request of another partner gets what is chosen; it cannot be rejected', async () => {
  const asked = await plant({ kind: 'new-commerce', incoming: false, lines: [] });
  expect(asked.verbs).toEqual(['accept']);
  const { microsoftId } = await subscription();
  expect(asked.choice.map((line) => line.microsoftId)).toContain(microsoftId);
  const rejected = await refusal(house.operator('POST /transfers/:id/reject', of(asked)));
  expect(rejected).toMatchObject({ status: 422, microsoft: { code: 'no-rejection' } });
  const nothing = await refusal(
    house.operator('POST /transfers/:id/accept', { ...of(asked), body: { lines: [] } }),
  );
  expect(nothing.microsoft?.code).toBe('no-lines');
  const foreignLine = { lines: [{ microsoftId: 'nobody-knows-it' }] };
  const unknown = await refusal(
    house.operator('POST /transfers/:id/accept', { ...of(asked), body: foreignLine }),
  );
  expect(unknown.microsoft?.code).toBe('line-unknown');
  const seen = await refusal(
    house.reseller('POST /transfers/:id/accept', { ...of(asked), body: { lines: [{ microsoftId }] } }),
  );
  expect(seen.status).toBe(403);
  const given = await house.operator('POST /transfers/:id/accept', {
    ...of(asked),
    body: { lines: [{ microsoftId }] },
  });
  expect(given).toMatchObject({ state: 'in-progress', lines: 1 });
  expect((await subscription()).transfer?.id).toBe(asked.id);
  await house.control('POST', 'clock', { advance: 'PT16M' });
  expect((await house.operator('POST /transfers/:id/read', of(asked))).state).toBe('complete');
  expect((await subscription()).transfer).toBeNull();
});

test('a request whose answer is lost is found again, and made once', async () => {
  const body = {
    bindingId,
    sourcePartnerTenantId: direct.tenantId,
    sourcePartnerName: 'Lucerne Cloud',
    customerEmail: 'it@fourthcoffee.example',
    mpnId,
  };
  const { words } = await house.operator('POST /transfer-request-preview', { body });
  expect(words[0]).toContain('Asks Lucerne Cloud for all subscriptions');
  const transfersUrl = { method: 'POST', path: '/transfers$' };
  await house.control('POST', 'faults', { kind: 'lost-response', match: transfersUrl });
  const lost = await refusal(house.operator('POST /transfers', { body }));
  expect(lost).toMatchObject({ status: 502, code: 'transfer-outcome-unknown' });
  const busy = await refusal(house.operator('POST /transfers', { body }));
  expect(busy.code).toBe('transfer-busy');
  await house.control('DELETE', 'faults');
  await house.control('POST', 'clock', { advance: 'PT2M' });
  const [made] = await until(
    async () => (await house.operator('GET /transfers', { query: { state: 'open' } })).items,
    (items) => items.length > 0,
  );
  expect(made).toMatchObject({ direction: 'incoming', kind: 'new-commerce', otherPartner: 'Lucerne Cloud' });
  const open = house.simulator.world.transfers
    .where('tenant', tenantId)
    .filter(({ status }) => status === 'Pending');
  expect(open).toHaveLength(1);
  const second = await refusal(house.operator('POST /transfers', { body }));
  expect(second.microsoft?.code).toBe('other-open');
  const back = await house.operator('POST /transfers/:id/withdraw', of(made!));
  expect(back.state).toBe('withdrawn');
});
