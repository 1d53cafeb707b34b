import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { type Action, only, plant, type Topic } from '../topic.ts';
import { plantNamed, skuKeyOf, speaksOfNames } from './named-products.ts';
import { changeOwn, readOwn } from './own-calls.ts';
import { renewalEffects } from './renewal-effects.ts';
import { renewalRules } from './renewal-rules.ts';
import { completeTerm, termKeys } from './term-state.ts';

const planParams = ['sku', 'quantity', 'termDuration', 'billingCycle', 'customTermEndDate', 'promotionId'];

/** Next-term instructions as a client sends them, with the availability of now. */
async function instructions(scene: Scene, plan: Values, own: Values): Promise<Values> {
  only(plan, ...planParams);
  const [productId = '', skuId = ''] = plan['sku']
    ? skuKeyOf(scene.row, plan['sku']).split(':')
    : own['offerId'].split(':');
  const item = await scene.offer(productId, skuId);
  return {
    product: {
      productId,
      skuId,
      availabilityId: item.split(':')[2] ?? own['offerId'].split(':')[2],
      termDuration: plan['termDuration'] ?? own['termDuration'],
      billingCycle: plan['billingCycle'] ?? own['billingCycle'],
      promotionId: plan['promotionId'],
    },
    quantity: plan['quantity'] ?? own['quantity'],
    ...(plan['customTermEndDate'] && { customTermEndDate: plan['customTermEndDate'] }),
  };
}

const setScheduledNextTerm: Action = async (scene, params) => {
  const before = await readOwn(scene);
  const scheduledNextTermInstructions = await instructions(scene, params, before.body);
  return { answer: await changeOwn(scene, { scheduledNextTermInstructions }), before };
};

const setScheduledActions: Action = async (scene, params) => {
  only(params, 'autoRenewEnabled', 'scheduledActions');
  const before = await readOwn(scene);
  const scheduledActions = [];
  for (const action of params['scheduledActions']) {
    only(action, 'scheduleType', 'actionType', 'effectiveDate', 'instructions');
    scheduledActions.push({
      ...action,
      ...(action['instructions'] && {
        instructions: await instructions(scene, action['instructions'], before.body),
      }),
    });
  }
  return { answer: await changeOwn(scene, { ...params, scheduledActions }), before };
};

const changes =
  (...names: string[]): Action =>
  async (scene, params) => {
    only(params, ...names);
    const before = await readOwn(scene);
    return { answer: await changeOwn(scene, params), before };
  };

/** Ends of terms, and what is decided for them. */
export const renewal: Topic = {
  name: 'renewal',
  given: {
    ...Object.fromEntries(termKeys.map((key) => [key, true as const])),
    tenant: ['sameServicesBoughtElsewhere'],
    promotion: ['id', 'percent', 'startDate', 'endDate', 'term'],
  },
  prepare(draft) {
    const { given, row, seed } = draft;
    if (speaksOfNames(row)) plantNamed(draft);
    completeTerm(draft);
    // A renewal that the row says is still waiting, waits for as long as Microsoft allows.
    if (given['renewalPending'] === true || row.when.params['renewalProcessed'] === false)
      seed['settings'].renewalDelay = 'P1D';
    if (/licenceReassignment/.test(JSON.stringify(row.then.effects)))
      plant(draft, 'users', {
        id: 'licence-holder',
        tenantId: seed['tenants'][0].tenantId,
        userPrincipalName: `holder@${seed['tenants'][0].domain}`,
        displayName: 'Holder',
        password: '',
        forceChangePassword: false,
        mfa: true,
        roles: [],
        state: 'active',
        licences: [{ skuId: 'licence-own', excludedPlans: [] }],
      });
  },
  actions: {
    setScheduledNextTerm,
    setScheduledActions,
    changeTermNow: changes('termDuration', 'billingCycle', 'promotionId'),
    changeBillingCycleNow: changes('billingCycle'),
  },
  effects: renewalEffects,
  late: ['atTermEnd', 'nextTermEnd', 'billingCycleAfterNextCharge'],
  rules: renewalRules,
};
