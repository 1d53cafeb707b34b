import { isOrderable } from '../../catalogue/routes.ts';
import { operatorScope } from '../../db/database.ts';
import { Attention, type Step } from '../outcome.ts';

export interface CartResult {
  cartId: string;
  catalogItemId: string;
}

/** A cart with the current catalogue item. A cart whose answer was lost does no harm: it expires unused. */
export const cart: Step = async ({ context, commerce, order, ids }) => {
  const tenantId = order.tenantId ?? '';
  const plan = await context.db.in(operatorScope, (tx) =>
    tx
      .selectFrom('plans')
      .select(['name', 'productId', 'skuId', 'market', 'segment'])
      .where('id', '=', order.planId)
      .executeTakeFirstOrThrow(),
  );
  const items = await commerce.catalogue({
    productId: plan.productId,
    skuId: plan.skuId,
    country: plan.market,
    segment: plan.segment,
    tenantId,
  });
  const { termDuration, billingCycle, resellerMpnId } = order;
  const item = items.find(
    (one) =>
      isOrderable(one) &&
      one.terms.some(
        (term) => term.duration === termDuration && term.billingCycle.toLowerCase() === billingCycle,
      ),
  );
  if (!item) throw new Attention('not-sold', { plan: plan.name });
  const made = await commerce.createCart(
    tenantId,
    {
      lines: [
        {
          catalogItemId: item.catalogItemId,
          quantity: order.seats,
          termDuration,
          billingCycle,
          friendlyName: plan.name.slice(0, 100),
          transactionReseller: resellerMpnId ?? undefined,
        },
      ],
      ...(resellerMpnId && { partnerOnRecordAttestationAccepted: true }),
    },
    ids,
  );
  // Microsoft makes the cart even when a line is bad.
  const error = made.lines.map((line) => line.error).find(Boolean);
  if (error) throw new Attention('cart-line', { code: error.code, description: error.description });
  const result: CartResult = { cartId: made.id, catalogItemId: item.catalogItemId };
  return { kind: 'done', result: { ...result } };
};
