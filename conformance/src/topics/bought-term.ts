import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import type { Effect, Outcome } from '../topic.ts';
import { orderIds } from './checkout-effects.ts';

/** The subscription that came of a cart: its order is let through. */
async function bought({ again }: Outcome, scene: Scene): Promise<Values | undefined> {
  await scene.advance('PT1M');
  const [id] = orderIds(again?.body);
  return (await scene.state('subscriptions')).find((one) => one['orderId'] === id);
}

/** Whole months from the first day to the last, inclusive. */
function monthsOf(first: string, last: string): number {
  const next = new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000);
  const start = new Date(`${first}T00:00:00Z`);
  const months = next.getUTCMonth() - start.getUTCMonth();
  return (next.getUTCFullYear() - start.getUTCFullYear()) * 12 + months;
}

/** The subscription that a purchase becomes, and its terms. */
export const boughtEffects: Record<string, Effect> = {
  firstTermMonths: async (outcome, scene) => {
    const made = await bought(outcome, scene);
    return made && monthsOf(made['startedAt'].slice(0, 10), made['commitmentEndDate']);
  },
  /** The reseller that stands on the subscription: additional ones do not. */
  incentiveFor: async (outcome, scene) => (await bought(outcome, scene))?.['partnerId'],
  firstTermEnd: async (outcome, scene) => (await bought(outcome, scene))?.['commitmentEndDate'],
  endDateTiedToBase: async (outcome, scene) => {
    const end = (await bought(outcome, scene))?.['commitmentEndDate'];
    return (await scene.state('subscriptions')).some(
      (one) => one['orderId'] === 'held' && one['commitmentEndDate'] === end,
    );
  },
  nextTermEnd: async (outcome, scene) => {
    const first: Values | undefined = await bought(outcome, scene);
    await scene.to(new Date(Date.parse(first?.['commitmentEndDate']) + 2 * 86_400_000).toISOString());
    return (await scene.state('subscriptions')).find((one) => one['id'] === first?.['id'])?.[
      'commitmentEndDate'
    ];
  },
};
