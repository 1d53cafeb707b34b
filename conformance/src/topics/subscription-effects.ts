import { isDeepStrictEqual } from 'node:util';
import { adminsHaveAccess, isBilled, overBusinessFamily, usersHaveAccess } from '@concord/rules';
import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { bodyOf, type Effect, type Outcome } from '../topic.ts';
import { changeOwn, ownState, readOwn } from './own-calls.ts';

/** What the API shows of the subscription now; after a call that read it, that answer. */
async function shown(outcome: Outcome, scene: Scene): Promise<Values> {
  if (scene.row.when.action === 'getSubscription') return bodyOf(outcome);
  return (await readOwn(scene)).body ?? {};
}

const now =
  (name: string): Effect =>
  async (outcome, scene) =>
    (await shown(outcome, scene))[name];

/** What the last call gave back. */
async function givenBack(scene: Scene): Promise<Values | undefined> {
  const own = await ownState(scene);
  const [before] = scene.row.when.action.startsWith('get') ? [] : [scene.at];
  return (own['refunds'] ?? []).find((one: Values) => Date.parse(one['at']) === Date.parse(before ?? ''));
}

const plain = (instant: string): string => instant.replace('.000Z', 'Z');

/** A location with the ids of the scene taken out. */
const withoutIds = (location: string | null, scene: Scene): string | undefined =>
  location
    ?.replace(`/customers/${scene.customerId}`, '/customers/{customerId}')
    .replace('/subscriptions/own', '/subscriptions/{subscriptionId}');

/** Seats that can still be bought: as the refusal of far too many tells. */
async function available(outcome: Outcome, scene: Scene): Promise<number> {
  const refused =
    (outcome.answer?.status ?? 0) >= 400 ? outcome.answer : await changeOwn(scene, { quantity: 1_000_000 });
  return Number(refused?.body.data[0]);
}

const dayMs = 86_400_000;

export const subscriptionEffects: Record<string, Effect> = {
  status: now('status'),
  quantity: now('quantity'),
  autoRenewEnabled: now('autoRenewEnabled'),
  friendlyName: now('friendlyName'),
  partnerId: now('partnerId'),
  billingCycle: now('billingCycle'),
  termDuration: now('termDuration'),
  commitmentEndDate: async (outcome, scene) =>
    (await shown(outcome, scene))['commitmentEndDate']?.slice(0, 10),
  billedUntil: async (outcome, scene) => (await shown(outcome, scene))['commitmentEndDate']?.slice(0, 10),
  refundableQuantity: async (outcome, scene) => {
    const { refundableQuantity } = await shown(outcome, scene);
    return refundableQuantity?.totalQuantity ?? null;
  },
  newLot: async (outcome, scene, expected) => {
    const lots: Values[] = (await shown(outcome, scene))['refundableQuantity'].details.map((one: Values) => ({
      quantity: one['quantity'],
      allowedUntil: plain(one['allowedUntilDateTime']),
    }));
    return lots.find((one) => isDeepStrictEqual(one, expected)) ?? lots;
  },
  refundableDetails: async (outcome, scene) =>
    (await shown(outcome, scene))['refundableQuantity'].details.map((one: Values) => ({
      quantity: one['quantity'],
      allowedUntil: plain(one['allowedUntilDateTime']),
    })),
  refund: async (_, scene) => (await givenBack(scene))?.['refund'] ?? 'none',
  chargedDays: async (_, scene) => (await givenBack(scene))?.['chargedDays'],
  refundProration: async (_, scene) => {
    const back = await givenBack(scene);
    const own = await ownState(scene);
    const since: string = scene.given['lots']?.[0]?.addedAt ?? own['renewedAt'] ?? own['startedAt'];
    const used = Date.parse(scene.at) - Date.parse(since);
    return back?.['chargedDays'] === Math.ceil(used / dayMs) ? 'daily' : back;
  },
  scheduledChangeDropped: async (_, scene) => (await ownState(scene))['scheduledNextTerm'] === undefined,
  scheduledChangeNeeded: async (outcome, scene) =>
    (await shown(outcome, scene))['quantity'] !== scene.row.when.params['quantity'],
  scheduledChangeRestored: async (_, scene) => (await ownState(scene))['scheduledNextTerm'] !== undefined,
  addonStatuses: async (_, scene) =>
    (await scene.state('subscriptions'))
      .filter((one) => one['id'].startsWith('addon-'))
      .map((one) => one['status']),
  meteredRefunded: async (_, scene) =>
    ((await ownState(scene))['refunds'] ?? []).some((one: Values) => one['metered'] === true),
  prorated: async (_, scene) => {
    const own = await ownState(scene);
    const began = own['renewedAt'] ?? own['startedAt'];
    const added = (lot: Values) => Date.parse(lot['addedAt'] ?? '');
    return own['lots'].some(
      (lot: Values) => added(lot) === Date.parse(scene.at) && added(lot) > Date.parse(began),
    );
  },
  complianceWarning: async (outcome, scene) => {
    const titles = new Map((await scene.state('products')).map((one) => [one['id'], one['title']]));
    const bought: Values[] = bodyOf(outcome)['lineItems'] ?? [];
    const held = [
      ...bought.map((line) => ({
        name: String(titles.get(line['catalogItemId'].split(':')[0])),
        quantity: line['quantity'],
      })),
      ...(await scene.state('subscriptions')).map((one) => ({
        name: one['offerName'],
        quantity: one['quantity'],
      })),
    ];
    return overBusinessFamily(held) ? 'businessFamilyOver300' : null;
  },
  nextChargeKept: async (_, scene) => (await ownState(scene))['nextCharge'] !== undefined,
  availableQuantity: available,
  customerAccess: async (_, scene, expected) => {
    const access = usersHaveAccess((await ownState(scene))['status']);
    return typeof expected === 'boolean' ? access : access ? 'kept' : 'lostAtOnce';
  },
  adminsCanAccessData: async (_, scene) => adminsHaveAccess((await ownState(scene))['status']),
  partnerBilled: async (_, scene) => {
    const own = await ownState(scene);
    return isBilled(own['kind'], own['status']);
  },
  recoverable: async (_, scene) => (await changeOwn(scene, { status: 'active' })).status < 400,
  locationHeader: (outcome, scene) => withoutIds(outcome.answer?.headers.get('location') ?? null, scene),
  clientMustPoll: async (outcome, scene) => {
    const wanted = scene.row.when.params['quantity'];
    const early = (await readOwn(scene)).body['quantity'];
    await scene.advance('PT5M');
    const late = (await readOwn(scene)).body['quantity'];
    return outcome.answer?.text === '' && early !== wanted && late === wanted;
  },
  retryAfterMinutes: (outcome) => Number(outcome.answer?.headers.get('retry-after')) / 60,
  errorBody: (outcome, _, expected) =>
    Object.fromEntries(Object.keys(expected as Values).map((name) => [name, bodyOf(outcome)[name]])),
};
