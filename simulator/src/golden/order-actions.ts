import { callerOf } from './caller.ts';
import { resolveOffer } from './offers.ts';
import { type Action, customer, only } from './outcome.ts';
import type { Values } from './row.ts';

export const createCart: Action = async (scene, params, call) => {
  only(params, 'lineItems', 'partnerOnRecordAttestationAccepted');
  const lineItems = params['lineItems'].map((line: Values) => ({
    catalogItemId: scene.catalogItemId,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    ...line,
  }));
  const answer = await call('POST', customer(scene, '/carts'), { ...params, lineItems });
  if (answer.status !== 201 || answer.body.lineItems.some((line: Values) => line['error'])) return { answer };
  return { answer, again: await call('POST', customer(scene, `/carts/${answer.body.id}/checkout`)) };
};

export const checkoutCart: Action = async (scene, params, call) => {
  only(params);
  const { world, clock, faults } = scene.simulator;
  const given: Values = scene.row.given['cart'] ?? {};
  const cycles = given['groups']
    ? ['monthly', 'annual', 'triennial'].slice(0, given['groups'].length)
    : ['monthly'];
  const lineItems = cycles.map((billingCycle, id) => ({
    id,
    catalogItemId: scene.catalogItemId,
    quantity: 1,
    termDuration: billingCycle === 'triennial' ? 'P3Y' : 'P1Y',
    billingCycle,
  }));
  const cart = await call('POST', customer(scene, '/carts'), { lineItems });
  const checkout = () => call('POST', customer(scene, `/carts/${cart.body.id}/checkout`));
  const failsBefore = (given['groups'] ?? []).filter((group: Values) => group['outcome'] === 'okNow');
  for (const group of failsBefore) faults.add({ kind: 'order-group-refused', group: group['id'], count: 1 });
  const ordered = given['status'] === 'Ordered' || failsBefore.length > 0;
  const first = ordered ? await checkout() : undefined;
  for (const group of given['groups'] ?? [])
    if (group['outcome'] === 'riskCheckFails')
      faults.add({ kind: 'order-group-refused', group: group['id'], code: 800069, count: 1 });
  if (Date.parse(scene.at) > Date.parse(clock.now())) {
    clock.to(scene.at);
    call = await callerOf(scene);
  }
  return { answer: await checkout(), first, values: { cart: () => world.carts.get(cart.body.id) } };
};

export const createOrder: Action = async (scene, params, call) => {
  only(params, 'lineItems', 'partnerOnRecordAttestationAccepted', 'currencyCode', 'requestId', 'otherBody');
  const lines = params['lineItems'] ?? [{ lineItemNumber: 0, quantity: 1 }];
  const { requestId, otherBody, ...more } = params;
  const body = () => ({
    referenceCustomerId: scene.customerId,
    billingCycle: 'monthly',
    ...more,
    lineItems: lines.map((line: Values) => ({
      offerId: resolveOffer(scene.simulator, scene.market, scene.catalogItemId.split(':')[0] ?? ''),
      ...line,
    })),
  });
  const headers: Record<string, string> = requestId ? { 'MS-RequestId': requestId } : {};
  const before = scene.row.given['previousCall'];
  const first = before && (await call('POST', customer(scene, '/orders'), body(), headers));
  if (before) scene.simulator.clock.to(scene.at);
  const changed = otherBody
    ? { ...body(), lineItems: body().lineItems.map((line: Values) => ({ ...line, quantity: 2 })) }
    : body();
  return { answer: await call('POST', customer(scene, '/orders'), changed, headers), first };
};
