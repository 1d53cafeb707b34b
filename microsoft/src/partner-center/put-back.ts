import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { MicrosoftError } from '../errors.ts';
import { availabilities } from './availabilities.ts';
import { type Changed, changeSubscription } from './change-subscription.ts';
import type { Scheduled } from './scheduled.ts';
import type { NextTermInstructions, ProductTerm } from './subscription-resource.ts';

/**
 * Schedules again what Microsoft dropped with another change, with the offer's availability as it is sold now. An
 * offer no longer sold keeps the old one.
 * @param dropped from `Changed`
 */
export async function putBack(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  dropped: Scheduled,
  ids: CallIds,
): Promise<Changed> {
  const { autoRenewEnabled, scheduledNextTermInstructions: instructions, scheduledActions } = dropped;
  const actions = scheduledActions?.map(async (action) => ({
    ...action,
    ...(action.instructions && { instructions: await refreshed(door, tenantId, action.instructions) }),
  }));
  const again = {
    autoRenewEnabled,
    ...(instructions && { scheduledNextTermInstructions: await refreshed(door, tenantId, instructions) }),
    ...(actions && { scheduledActions: await Promise.all(actions) }),
  };
  return changeSubscription(door, tenantId, subscriptionId, (now) => ({ ...now, ...again }), ids);
}

async function refreshed(
  door: Door,
  tenantId: string,
  instructions: NextTermInstructions,
): Promise<NextTermInstructions> {
  const { product } = instructions;
  if (!product) return instructions;
  const availabilityId = await availabilityOnSale(door, tenantId, product);
  return availabilityId ? { ...instructions, product: { ...product, availabilityId } } : instructions;
}

/** The availability of a product as this tenant may buy it now; `undefined` when it is not sold any more. */
export async function availabilityOnSale(
  door: Door,
  tenantId: string,
  product: ProductTerm,
): Promise<string | undefined> {
  const { productId, skuId, availabilityId, termDuration } = product;
  try {
    const sold = await availabilities(door, { tenantId }, productId, skuId);
    const same = sold.find(({ id }) => id === availabilityId);
    const fitting = sold.find(
      ({ terms, isPurchasable }) =>
        isPurchasable !== false && (!termDuration || terms.some(({ duration }) => duration === termDuration)),
    );
    return (same ?? fitting)?.id;
  } catch (error) {
    if (error instanceof MicrosoftError && error.status === 404) return undefined;
    throw error;
  }
}
