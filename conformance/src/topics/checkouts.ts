import { Unsupported, type Values } from '../row.ts';
import { type Action, customerPath, only } from '../topic.ts';
import { itemOf } from './products.ts';

const cyclesOf: Values = { monthly: 'P1Y', annual: 'P1Y', triennial: 'P3Y' };
const outcomes = ['ok', 'okNow', 'ordered', 'riskCheckFails'];

/** A cart as the row has it, with a line of another billing cycle for each order group, and its checkout. */
export const checkoutCart: Action = async (scene, params) => {
  only(params);
  const given: Values = scene.given['cart'] ?? {};
  const groups: Values[] = given['groups'] ?? [];
  for (const group of groups)
    if (!outcomes.includes(group['outcome'])) throw new Unsupported(`outcome ${group['outcome']}`);
  if (groups.length > Object.keys(cyclesOf).length) throw new Unsupported(`${groups.length} order groups`);
  const catalogItemId = await itemOf(scene);
  const madeOrders: unknown[] = Array.isArray(given['orders']) ? given['orders'] : [];
  const wanted = Math.max(1, groups.length, madeOrders.length);
  if (wanted > Object.keys(cyclesOf).length) throw new Unsupported(`${wanted} orders of a cart`);
  const cycles = Object.keys(cyclesOf).slice(0, wanted);
  const perGroup = groups.length === 0 ? (given['lines'] ?? 1) : 1;
  const lineItems = cycles
    .flatMap((billingCycle) => Array.from({ length: perGroup }, () => billingCycle))
    .map((billingCycle, id) => ({
      id,
      catalogItemId,
      quantity: 1,
      termDuration: cyclesOf[billingCycle],
      billingCycle,
    }));
  const cart = await scene.call('POST', customerPath(scene, '/carts'), { lineItems });
  const checkout = () => scene.call('POST', customerPath(scene, `/carts/${cart.body.id}/checkout`));
  const refuse = (group: string, code?: number) =>
    scene.simulator.control('POST', 'faults', {
      kind: 'order-group-refused',
      group,
      count: 1,
      ...(code && { code }),
    });
  const again = groups.some((group) => ['ordered', 'okNow'].includes(group['outcome']));
  const failsFirst = groups.filter((group) => again && group['outcome'] !== 'ordered');
  for (const group of failsFirst) await refuse(group['id']);
  const ordered = given['status'] === 'Ordered' || again;
  const first = ordered ? await checkout() : undefined;
  for (const group of groups) if (group['outcome'] === 'riskCheckFails') await refuse(group['id'], 800069);
  await scene.to(scene.at);
  return { answer: await checkout(), ...(first && { first }), values: { cartId: cart.body.id } };
};
