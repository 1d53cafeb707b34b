import {
  cancellationAllowedUntil,
  isFullTransition,
  licenceReassignment,
  transitionSeatsProblem,
} from '@concord/rules';
import type { Row, Values } from '../row.ts';
import { Unsupported } from '../row.ts';
import type { Scene } from '../scene.ts';
import { type Action, customerPath, type Draft, oneOf, only, plant, type Topic } from '../topic.ts';
import { heldSubscription } from './held.ts';
import { skuKeyOf } from './named-products.ts';
import { readOwn } from './own-calls.ts';
import { ownSubscription } from './own-subscription.ts';
import { transitionEffects } from './transition-effects.ts';

const targetKeys = [
  'id',
  'status',
  'sku',
  'quantity',
  'term',
  'billingCycle',
  'commitmentEndDate',
  'purchaseDate',
  'cancellationAllowedUntil',
  'friendlyName',
];

/** The existing subscription that is to take the seats; long enough there that its window is closed. */
function targetOf(draft: Draft): Values[] {
  const said: Values | undefined = draft.given['target'];
  if (!said) return [];
  for (const name of Object.keys(said))
    if (!targetKeys.includes(name)) throw new Unsupported(`target.${name}`);
  const { sku, term = 'P1Y', purchaseDate, cancellationAllowedUntil: until, ...rest } = said;
  const startedAt = purchaseDate ?? new Date(Date.parse(draft.at) - 40 * 86_400_000).toISOString();
  return [
    heldSubscription(draft, {
      id: 'target',
      offerId: `${skuKeyOf(draft.row, sku)}:HELD`,
      termDuration: term,
      startedAt,
      cancellationAllowedUntil: until ?? cancellationAllowedUntil(startedAt),
      ...rest,
    }),
  ];
}

/** The customer has the services of every higher product from another partner. */
function elsewhere(draft: Draft): Values[] {
  if (draft.given['tenant']?.sameServicesBoughtElsewhere !== true) return [];
  return ['Microsoft 365 Business Premium', 'Microsoft 365 E5'].map((name, index) =>
    heldSubscription(draft, {
      id: `elsewhere-${index}`,
      offerId: `${skuKeyOf(draft.row, name)}:HELD`,
      partnerTenantId: 'another-partner',
    }),
  );
}

const path = (scene: Scene, rest: string) => customerPath(scene, `/subscriptions/own/${rest}`);

const createTransition: Action = async (scene, params) => {
  only(
    params,
    'toSku',
    'toSubscriptionId',
    'quantity',
    'termDuration',
    'billingCycle',
    'transitionType',
    'promotionId',
  );
  const { toSku, ...rest } = params;
  const [productId, skuId] = skuKeyOf(scene.row, toSku ?? scene.given['target']?.sku).split(':');
  const before = await readOwn(scene);
  const body = {
    fromCatalogItemId: before.body['offerId'],
    fromSubscriptionId: 'own',
    toCatalogItemId: await scene.offer(productId, skuId),
    transitionType: 'transition_only',
    ...rest,
  };
  return { answer: await scene.call('POST', path(scene, 'transitions'), body), before };
};

const getTransitionEligibilities: Action = async (scene, params) => {
  only(params, 'eligibilityType');
  const type = oneOf('eligibilityType', params['eligibilityType'] ?? 'immediate', 'immediate', 'scheduled');
  return { answer: await scene.call('GET', path(scene, `transitionEligibilities?eligibilityType=${type}`)) };
};

const transitionSeats = (row: Row) => {
  const { given, when } = row;
  if (given['target'] || given['status'] !== 'active' || when.params['quantity'] === undefined)
    return undefined;
  const own = ownSubscription(row) as Parameters<typeof transitionSeatsProblem>[0];
  const problem = transitionSeatsProblem(own, when.params['quantity']);
  if (problem) return { allowed: false, errorCode: String(problem.code) };
  const full = isFullTransition(own, when.params['quantity']);
  const moved = licenceReassignment(full, when.params['transitionType'] ?? 'transition_only');
  return { effects: { licenceReassignment: moved, newSubscriptionCreated: !full } };
};

/** A subscription becomes another product: now, or by what is offered for its renewal. */
export const transitions: Topic = {
  name: 'transitions',
  given: { target: targetKeys, tenant: ['sameServicesBoughtElsewhere'] },
  prepare(draft) {
    plant(draft, 'subscriptions', ...targetOf(draft), ...elsewhere(draft));
  },
  actions: { createTransition, getTransitionEligibilities },
  effects: transitionEffects,
  rules: { createTransition: transitionSeats },
};
