import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { bodyOf, customerPath, type Effect, type Outcome } from '../topic.ts';
import { nameOfItem } from './named-products.ts';
import { ownState, readOwn } from './own-calls.ts';
import { licencesMoved } from './renewal-effects.ts';

const items = (outcome: Outcome): Values[] => bodyOf(outcome)['items'] ?? [];

const target = async (scene: Scene): Promise<Values> =>
  (await scene.call('GET', customerPath(scene, '/subscriptions/target'))).body;

/** The second subscription that a part of the seats became. */
async function second(scene: Scene): Promise<Values | undefined> {
  const { items: all } = (await scene.call('GET', customerPath(scene, '/subscriptions'))).body;
  const known = ['own', 'target'];
  return all.find(
    (one: Values) =>
      !known.includes(one['id']) && one['creationDate'] === scene.at.replace(/(?<!\.\d{3})Z$/, '.000Z'),
  );
}

/** An eligibility by the names that the row asks for; `errorCode` is the first number that says why not. */
const shownAs = (one: Values, expected: unknown): Values => {
  const shown: Values = { ...one, errorCode: one['errors']?.[0]?.code };
  const names = Object.keys((expected as Values | undefined) ?? { isEligible: true });
  return Object.fromEntries(names.map((name) => [name, shown[name]]));
};

/** One answer when all say the same, else all of them. */
const agreed = <T>(all: T[]): T | T[] =>
  new Set(all.map((one) => JSON.stringify(one))).size === 1 ? (all[0] as T) : all;

export const transitionEffects: Record<string, Effect> = {
  licenceReassignment: async (_, scene) => licencesMoved(scene),
  events: (outcome) => bodyOf(outcome)['events'].map((event: Values) => event['name']),
  subscriptionIdUnchanged: async (outcome, scene) =>
    bodyOf(outcome)['toSubscriptionId'] === 'own' && (await readOwn(scene)).body['status'] === 'active',
  newSubscriptionCreated: async (_, scene) => (await second(scene)) !== undefined,
  newSubscription: async (_, scene, expected) => {
    const made = (await second(scene)) ?? {};
    const shown: Values = {
      ...made,
      commitmentEndDate: made['commitmentEndDate']?.slice(0, 10),
      sku: nameOfItem(scene.row, made['offerId'] ?? ''),
    };
    return Object.fromEntries(Object.keys(expected as Values).map((name) => [name, shown[name]]));
  },
  sourceQuantity: async (_, scene) => (await readOwn(scene)).body['quantity'],
  targetQuantity: async (_, scene) => (await target(scene))['quantity'],
  targetQuantityChanged: async (_, scene) =>
    (await target(scene))['quantity'] !== scene.given['target'].quantity,
  targetBillingCycle: async (_, scene) => (await target(scene))['billingCycle'],
  targetCommitmentEndDate: async (_, scene) => (await target(scene))['commitmentEndDate'].slice(0, 10),
  immediate: async (outcome, scene) => {
    const own = await ownState(scene);
    return own['offerId'] !== outcome.before?.body['offerId'] && own['isTrial'] === false;
  },
  eligibilities: (outcome, _, expected) =>
    agreed(
      items(outcome).map((item) =>
        item['eligibilities'].map((one: Values, index: number) =>
          shownAs(one, (expected as Values[])[index]),
        ),
      ),
    ),
  subscriptionEligibilities: (outcome, _, expected) =>
    items(outcome)
      .flatMap((item) => item['subscriptionEligibilities'] ?? [])
      .map((one: Values, index: number) => shownAs(one, (expected as Values[])[index])),
  targetEligible: (outcome) =>
    items(outcome)
      .flatMap((item) => item['subscriptionEligibilities'] ?? [])
      .find((one: Values) => one['subscriptionId'] === 'target')?.isEligible,
  targetErrorCode: (outcome) => {
    const found = items(outcome)
      .flatMap((item) => item['subscriptionEligibilities'] ?? [])
      .find((one: Values) => one['subscriptionId'] === 'target');
    return found?.errors?.[0]?.code ?? null;
  },
  itemsExclude: (outcome, scene, expected) => {
    const named = items(outcome).map((item) => nameOfItem(scene.row, item['catalogItemId']));
    return (expected as string[]).filter((name) => !named.includes(name));
  },
  itemNames: (outcome) => items(outcome).map((item) => item['title']),
};
