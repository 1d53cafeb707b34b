import { Unsupported, type Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { type Action, type Draft, only, plant, type Topic } from '../topic.ts';
import { agesWhileSuspended } from './held.ts';
import { changeOwn, ownId, patchOwn, readOwn } from './own-calls.ts';
import { ownKeys, ownSubscription, versionOf } from './own-subscription.ts';
import { namedSeats, related } from './related-subscriptions.ts';
import { subscriptionEffects } from './subscription-effects.ts';
import { subscriptionRules } from './subscription-rules.ts';
import { planFrom } from './term-state.ts';

const acted = /Subscription$|^set|^patch|^cancel|^change|^anyFailingCall$|^getOrder$|Transition/;

/** True when the row is about a subscription that is there. */
export function hasOwn({ given, row }: Pick<Draft, 'given' | 'row'>): boolean {
  if (given['subscription'] === null) return false;
  return acted.test(row.when.action) || ownKeys.some((key) => key in given);
}

/** The etag of a legacy subscription of this version, as `If-Match`. */
function ifMatch(etag: string | undefined): Values {
  if (etag === undefined) return {};
  const wire = Buffer.from(JSON.stringify({ id: 'own', version: versionOf(etag) })).toString('base64');
  return { 'If-Match': `"${wire}"` };
}

const setQuantity: Action = async (scene, params) => {
  only(params, 'quantity', 'etag', 'serverSlow');
  if (params['serverSlow'])
    await scene.simulator.control('POST', 'faults', {
      kind: 'slow-update',
      count: 1,
      match: { method: 'PATCH', path: `/subscriptions/${ownId(scene)}` },
    });
  const before = await readOwn(scene);
  const answer = await changeOwn(scene, { quantity: params['quantity'] }, ifMatch(params['etag']));
  return { answer, before };
};

const patchSubscription: Action = async (scene, params) => {
  only(params, 'body', 'fullResourceFromGet', 'changed');
  const before = await readOwn(scene);
  if (params['fullResourceFromGet'] === true || params['body'] === 'fullResourceFromGet')
    return { answer: await changeOwn(scene, params['changed'] ?? {}), before };
  if (typeof params['body'] !== 'object' || params['changed'])
    throw new Unsupported(`params.body ${JSON.stringify(params['body'])}`);
  return { answer: await patchOwn(scene, params['body']), before };
};

/** An action that writes one value into the resource. */
const writes =
  (value: (params: Values) => Values, ...names: string[]): Action =>
  async (scene, params) => {
    only(params, ...names);
    const before = await readOwn(scene);
    return { answer: await changeOwn(scene, value(params)), before };
  };

/** It was suspended with a change planned: the suspension is made by a call. */
const suspendedLater = ({ given }: { given: Values }): boolean =>
  given['status'] === 'suspended' && Boolean(given['previousScheduledChange']);

function beforeSuspension(draft: Draft, own: Values): Values {
  const { suspendedAt: _at, suspendedBy: _by, suspensionReasons: _why, ...rest } = own;
  const scheduledNextTerm = planFrom(draft.row, draft.given['previousScheduledChange']);
  return { ...rest, status: 'active', autoRenewEnabled: true, scheduledNextTerm };
}

const earliest = (...instants: string[]): string =>
  instants.reduce((first, one) => (Date.parse(one) < Date.parse(first) ? one : first));

/** @throws Error when the simulator does not tell what the row says that Microsoft tells */
async function checkRefundOptions(scene: Scene): Promise<void> {
  const said: Values[] | undefined = scene.given['refundOptions'];
  if (!said) return;
  const { body } = await readOwn(scene);
  const shown = body['refundOptions'].map((one: Values) => `${one['type']} ${Date.parse(one['expiresAt'])}`);
  for (const one of said)
    if (!shown.includes(`${one['type']} ${Date.parse(one['expiresAt'])}`))
      throw new Error(`refundOptions: ${JSON.stringify(one)} is not among ${JSON.stringify(shown)}`);
}

/** One subscription and the changes a partner can make to it. */
export const subscriptions: Topic = {
  name: 'subscriptions',
  given: {
    ...Object.fromEntries(ownKeys.map((key) => [key, true as const])),
    offerType: true,
    maxSeats: true,
    skuName: true,
    sku: true,
    etag: true,
    refundOptions: true,
    renewalPending: true,
    subscription: ['partnerId'],
    tenant: ['seats', 'sameSkuSeatsFromOtherPartners'],
  },
  prepare(draft) {
    const tenantId = draft.seed['tenants'][0].tenantId;
    const { seats } = draft.given['tenant'] ?? {};
    if (!hasOwn(draft) && !seats) return;
    const own = { ...ownSubscription(draft.row, draft.at), tenantId };
    if (seats) plant(draft, 'subscriptions', ...namedSeats(draft.row, own, seats));
    if (!hasOwn(draft)) return;
    if (agesWhileSuspended(draft.given)) draft.begin = earliest(draft.begin, draft.given['suspendedAt']);
    plant(draft, 'subscriptions', suspendedLater(draft) ? beforeSuspension(draft, own) : own);
    plant(draft, 'subscriptions', ...related(draft, own));
  },
  async arrange(scene) {
    if (agesWhileSuspended(scene.given)) await scene.to(scene.at);
    await checkRefundOptions(scene);
    if (suspendedLater(scene)) await changeOwn(scene, { status: 'suspended' });
  },
  actions: {
    setQuantity,
    patchSubscription,
    cancelSubscription: writes(({ status = 'deleted' }) => ({ status }), 'status'),
    suspendSubscription: writes(() => ({ status: 'suspended' })),
    reactivateSubscription: writes(() => ({ status: 'active' })),
    setAutoRenew: writes(({ autoRenewEnabled }) => ({ autoRenewEnabled }), 'autoRenewEnabled'),
    setFriendlyName: writes(({ friendlyName }) => ({ friendlyName }), 'friendlyName'),
    getSubscription: async (scene, params) => {
      only(params, 'renewalProcessed');
      return { answer: await readOwn(scene) };
    },
  },
  effects: subscriptionEffects,
  rules: subscriptionRules,
};
