import { Unsupported, type Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { customerPath, type Effect } from '../topic.ts';

const second = 1000;

/**
 * Whether the row's call used up quota: the limit is set to one more than what was called before it, so that one
 * further call is served only when the row's own was not counted.
 */
async function usesQuota(scene: Scene, path: string, callsBefore: number): Promise<boolean> {
  await scene.simulator.control('POST', 'settings', { quotaPerMinute: callsBefore + 1 });
  return (await scene.call('GET', path)).status === 429;
}

/** Whether every subscription that is held of the offer counts: orders are placed, and come in, until one is refused. */
async function takesPlaces(scene: Scene): Promise<boolean> {
  const { limit } = scene.given['offerLimit'];
  const held = (await scene.state('subscriptions')).filter((one) => one['tenantId'] === scene.customerId);
  const [offerId] = held.map((one) => one['offerId']);
  if (offerId === undefined) throw new Unsupported('countsAgainstLimit without a subscription of the offer');
  const order = {
    referenceCustomerId: scene.customerId,
    billingCycle: 'monthly',
    lineItems: [{ lineItemNumber: 0, offerId, quantity: 1 }],
  };
  let placed = 0;
  while (placed <= limit && (await scene.call('POST', customerPath(scene, '/orders'), order)).status < 400) {
    placed += 1;
    await scene.advance('PT1M');
  }
  return held.length > 0 && placed === Math.max(0, limit - held.length);
}

/** @param callsBefore how many calls the row names before its own, and how they are made */
export const limitEffects = (
  callsBefore: (given: Values) => number | undefined,
  pathOf: (scene: Scene) => string,
): Record<string, Effect> => ({
  countsAgainstLimit: async (_, scene) => {
    if (scene.given['offerLimit']) return takesPlaces(scene);
    const calls = callsBefore(scene.given);
    if (calls === undefined) throw new Unsupported('countsAgainstLimit without a limit');
    return usesQuota(scene, pathOf(scene), calls);
  },
  /** The expected instant when a call right before it is refused and one at it is served. */
  retryAllowedAfter: async (_, scene, expected) => {
    const at = Date.parse(String(expected));
    await scene.to(new Date(at - second).toISOString());
    if ((await scene.call('GET', pathOf(scene))).status !== 429) return 'earlier';
    await scene.to(new Date(at).toISOString());
    return (await scene.call('GET', pathOf(scene))).status === 429 ? 'later' : expected;
  },
  retryAfterHeader: (outcome, _, expected) => {
    const header = outcome.answer?.headers.get('retry-after');
    const said = /in (\d+) seconds/.exec(outcome.answer?.body?.message ?? '')?.[1];
    return header === said && Number(said) >= 1 && Number(said) <= 300 ? expected : header;
  },
});
