import { countryRules, linePrices, promotedProduct } from '@concord/rules';
import type { Context } from '../context.ts';
import type { Pricing, Subscription } from '../entities.ts';
import { marketOf, skuOf } from './present-item.ts';

/** Microsoft writes an order for each renewal; legacy subscriptions renew without one [U]. */
export function renewalOrder(
  context: Context,
  one: Subscription,
  transactionType: 'Renew' | 'Convert',
): void {
  if (one.kind === 'legacy') return;
  const { world } = context;
  const currencyCode = countryRules(marketOf(context, one))?.currency ?? 'USD';
  const pricing = pricingOf(context, one, currencyCode);
  world.orders.put({
    id: world.newHex('order', 12),
    tenantId: one.tenantId,
    partnerTenantId: one.partnerTenantId,
    billingCycle: one.billingCycle,
    currencyCode,
    createdAt: context.clock.now(),
    status: 'completed',
    transactionType: 'SystemPurchase',
    lines: [
      {
        lineItemNumber: 0,
        offerId: one.offerId,
        friendlyName: one.friendlyName,
        quantity: one.quantity,
        billingCycle: one.billingCycle,
        subscriptionId: one.id,
        transactionType,
        ...(one.termDuration !== undefined && { termDuration: one.termDuration }),
        ...(one.partnerId !== undefined && { partnerIdOnRecord: one.partnerId }),
        ...(one.promotionId !== undefined && { promotionId: one.promotionId }),
        ...(pricing && { pricing }),
      },
    ],
  });
}

/** At the list price of the day, less what a promotion takes off; an extended term at its own price. */
function pricingOf(context: Context, one: Subscription, currency: string): Pricing | undefined {
  const [productId = '', skuId = ''] = one.offerId.split(':');
  const { quantity, termDuration = '', billingCycle } = one;
  const listed = skuOf(context.world, one.offerId)?.sku.terms.find(
    (term) => term.duration === termDuration && term.billingCycle === billingCycle,
  )?.price[currency];
  const price = one.extendedPrice?.unitPrice ?? listed;
  if (price === undefined) return undefined;
  const promotion = context.world.promotions.get(one.promotionId);
  const asked = { productId, skuId, quantity, termDuration, billingCycle, ownedSeats: 0, promotionSeats: 0 };
  const percent = promotion ? (promotedProduct(promotion, asked)?.percent ?? 0) : 0;
  return linePrices(price, { quantity, termDuration, billingCycle }, percent);
}
