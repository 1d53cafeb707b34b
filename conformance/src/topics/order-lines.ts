import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { type Action, customerPath, only } from '../topic.ts';
import { skuKeyOf } from './named-products.ts';
import { itemOf, kinds, wantedOf } from './products.ts';

/** Lines of a call, each with what the kind of product needs where the row leaves it out. */
async function linesOf(scene: Scene, params: Values, lines: Values[], idName: string): Promise<Values[]> {
  const itemId =
    params['sku'] === undefined
      ? await itemOf(scene, params)
      : await scene.offer(...skuKeyOf(scene.row, params['sku']).split(':'));
  const { term, billingCycle } = kinds[wantedOf(scene.given, params)] ?? {};
  return lines.map(({ offerId, ...line }) => ({
    [idName]: offerId ?? itemId,
    quantity: 1,
    ...(idName === 'catalogItemId' && { ...(term && { termDuration: term }), billingCycle }),
    ...line,
  }));
}

/** A line's own properties, where the row names no lines: the product's name comes first. */
const lineNames = ['sku', 'quantity', 'termDuration', 'billingCycle', 'promotionId', 'customTermEndDate'];

export const createCart: Action = async (scene, params) => {
  only(
    params,
    'lineItems',
    'lineItemCount',
    'partnerOnRecordAttestationAccepted',
    'partner',
    'customer',
    'catalogItem',
    ...lineNames,
  );
  const { lineItemCount = 1, customer, partnerOnRecordAttestationAccepted } = params;
  const plain = Object.fromEntries(
    lineNames.slice(1).flatMap((name) => (name in params ? [[name, params[name]]] : [])),
  );
  const asked = params['lineItems'] ?? Array.from({ length: lineItemCount }, (_, id) => ({ id, ...plain }));
  const lineItems = await linesOf(scene, params, asked, 'catalogItemId');
  const more = partnerOnRecordAttestationAccepted === undefined ? {} : { partnerOnRecordAttestationAccepted };
  const carts = `/v1/customers/${customer ?? scene.customerId}/carts`;
  const answer = await scene.call('POST', carts, { ...more, lineItems });
  if (answer.status !== 201 || answer.body.lineItems.some((line: Values) => line['error'])) return { answer };
  return { answer, again: await scene.call('POST', `${carts}/${answer.body.id}/checkout`) };
};

export const createOrder: Action = async (scene, params) => {
  only(
    params,
    'lineItems',
    'quantity',
    'partnerOnRecordAttestationAccepted',
    'currencyCode',
    'billingCycle',
    'catalogItem',
    'requestId',
    'otherBody',
  );
  const { requestId, otherBody, catalogItem: _, quantity: wanted = 1, lineItems, ...more } = params;
  const asked = lineItems ?? [{ lineItemNumber: 0, quantity: wanted }];
  const lines = await linesOf(scene, params, asked, 'offerId');
  const body = (quantity?: number) => ({
    referenceCustomerId: scene.customerId,
    billingCycle: kinds[wantedOf(scene.given, params)]?.billingCycle,
    ...more,
    lineItems: lines.map((line: Values) => ({ ...line, ...(quantity && { quantity }) })),
  });
  const headers = (id?: string): Values => (id ? { 'MS-RequestId': id } : {});
  const path = customerPath(scene, '/orders');
  const before = scene.given['previousCall'];
  const first = before && (await scene.call('POST', path, body(), headers(before['requestId'])));
  await scene.to(scene.at);
  const answer = await scene.call('POST', path, body(otherBody ? 2 : undefined), headers(requestId));
  return { answer, ...(first && { first }) };
};
