import type { Values } from '../row.ts';
import { type Action, bodyOf, customerPath, type Effect, type Outcome, only } from '../topic.ts';
import { itemOf } from './products.ts';

export const verifyPromotion: Action = async (scene, params) => {
  only(params, 'quantity', 'termDuration', 'billingCycle', 'promotionId');
  const item = { id: 0, catalogItemId: await itemOf(scene), quantity: 1, ...params };
  return {
    answer: await scene.call('POST', customerPath(scene, '/promotionEligibilities'), { items: [item] }),
  };
};

/** The first answer about a promotion. */
const eligibility = (outcome: Outcome): Values => bodyOf(outcome)['items'][0].eligibilities[0];

/** What the check of a promotion says. */
export const promotionEffects: Record<string, Effect> = {
  isEligible: (outcome) => eligibility(outcome)['isEligible'],
  errorType: (outcome) => eligibility(outcome)['errors'][0].type,
  availableSeats: (outcome) => eligibility(outcome)['errors'][0].availableSeats,
  minimumRequiredSeats: (outcome) => eligibility(outcome)['errors'][0].minimumRequiredSeats,
  maximumRequiredSeats: (outcome) => eligibility(outcome)['errors'][0].maximumRequiredSeats,
};
