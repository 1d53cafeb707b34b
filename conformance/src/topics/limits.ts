import type { Values } from '../row.ts';
import { Unsupported } from '../row.ts';
import type { Scene } from '../scene.ts';
import { type Draft, oneOf, type Topic } from '../topic.ts';
import { limitEffects } from './limit-effects.ts';

const second = 1000;
const earlier = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) - seconds * second).toISOString();

/** A read of the resource that is limited. */
const readOf: Record<string, (scene: Scene) => string> = {
  subscriptions: ({ customerId }) => `/v1/customers/${customerId}/subscriptions`,
  orders: ({ customerId }) => `/v1/customers/${customerId}/orders`,
  customers: ({ customerId }) => `/v1/customers/${customerId}`,
};

/** Calls a few at a time; what they answer does not matter. */
async function callOften(times: number, call: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < times; done += 25)
    await Promise.all(Array.from({ length: Math.min(25, times - done) }, call));
}

const resourceOf = (given: Values) => {
  const named = oneOf(
    'resource',
    given['resource'] ?? 'subscriptions',
    'subscriptions',
    'orders',
    'customers',
  );
  return readOf[named] as (scene: Scene) => string;
};

const published = 500;

function prepare(draft: Draft): void {
  const { given, seed, at } = draft;
  const settings: Values = seed['settings'];
  if (given['callsInLastMinute'] !== undefined || given['throttledAt'] !== undefined) {
    settings['quotaPerMinute'] = published;
    const windowEnds =
      given['throttledAt'] && Date.parse(given['throttledAt']) + (given['retryAfter'] ?? 57) * second;
    draft.begin = windowEnds ? new Date(windowEnds - 60 * second).toISOString() : earlier(at, 3);
  }
  if (given['validationsInFiveMinutes'] !== undefined) {
    settings['quotaPerMinute'] = 1_000_000;
    draft.begin = earlier(at, 4 * 60 + 59);
  }
  if (given['throttledPair']) {
    settings['quotaPerMinute'] = published;
    settings['quotaPerMinuteAndCustomer'] = 20;
    const [known] = seed['tenants'];
    const named = [given['throttledPair'].customer, draft.row.when.params['customer'] ?? 'c2'];
    seed['tenants'].push(
      ...named.map((tenantId) => ({ ...known, tenantId, domain: `${tenantId}.onmicrosoft.com` })),
    );
  }
}

async function arrange(scene: Scene): Promise<void> {
  const { given } = scene;
  const get = (path: string) => () => scene.call('GET', path);
  const calls: number | undefined = given['callsInLastMinute'] ?? (given['throttledAt'] && published);
  if (calls) {
    await callOften(calls, get(resourceOf(given)(scene)));
    await scene.to(given['throttledAt'] ?? scene.at);
    if (given['throttledAt']) await mustBeRefused(scene, resourceOf(given)(scene));
    await scene.to(scene.at);
  }
  const validations: number | undefined = given['validationsInFiveMinutes'];
  if (validations) {
    if (given['samePartnerAndCustomer'] !== true) throw new Unsupported('validations of other pairs');
    const path = `/v1/customers/${scene.customerId}/migrations/newcommerce/validate`;
    await callOften(validations, () => scene.call('POST', path, { currentSubscriptionId: 'own' }));
    await scene.to(scene.at);
  }
  const pair: Values | undefined = given['throttledPair'];
  if (pair) {
    const path = `/v1/customers/${pair['customer']}/orders`;
    await callOften(20, get(path));
    await mustBeRefused(scene, path);
  }
}

/** @throws Error when the limit does not stand as the row has it */
async function mustBeRefused(scene: Scene, path: string): Promise<void> {
  const { status } = await scene.call('GET', path);
  if (status !== 429) throw new Error(`${path} is not throttled: ${status}`);
}

/** How often may be called. Microsoft tunes the seconds to wait: where only they differ, an answer is as good. */
export const limits: Topic = {
  name: 'limits',
  given: {
    callsInLastMinute: true,
    resource: true,
    validationsInFiveMinutes: true,
    samePartnerAndCustomer: true,
    throttledPair: ['partner', 'customer'],
    throttledAt: true,
    retryAfter: true,
  },
  prepare,
  arrange,
  late: ['retryAllowedAfter'],
  effects: limitEffects(
    (given) => given['callsInLastMinute'] ?? (given['throttledAt'] && published + 1),
    (scene) => resourceOf(scene.given)(scene),
  ),
};
