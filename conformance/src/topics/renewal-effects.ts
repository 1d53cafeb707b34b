import { addDuration, renewalWindow, termOver, usersHaveAccess } from '@concord/rules';
import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import type { Effect } from '../topic.ts';
import { chargeEffects } from './charge-effects.ts';
import { nameOfItem } from './named-products.ts';
import { ownState, readOwn } from './own-calls.ts';

const dayMs = 86_400_000;

/** Moves to when the running term is over and its renewal done. */
async function passTerm(scene: Scene, commitmentEndDate: string): Promise<void> {
  const over = termOver(commitmentEndDate.slice(0, 10));
  if (over) await scene.to(addDuration(over, renewalWindow));
}

/** The order that Microsoft wrote when the own subscription was renewed last. */
async function renewalLine(scene: Scene): Promise<Values | undefined> {
  const orders = (await scene.state('orders')).filter((one) => one['transactionType'] === 'SystemPurchase');
  return orders.flatMap((order) => order['lines']).findLast((line) => line['subscriptionId'] === 'own');
}

/** The subscription whose next term is meant: the row's own, or the one that was bought. */
async function meant(scene: Scene): Promise<Values> {
  const all = await scene.state('subscriptions');
  return (
    all.find((one) => one['id'] === 'own') ??
    all.findLast((one) => one['orderId'] !== 'held' && one['partnerTenantId'] === scene.partnerId) ??
    {}
  );
}

const isExtended = (own: Values): boolean =>
  own['status'] === 'active' && own['extendedSince'] !== undefined && own['termDuration'] === 'P1M';

/** What the API shows of the next term, by the names that the row asks for. */
const atTermEnd: Effect = async (_, scene, expected) => {
  const before = await ownState(scene);
  await passTerm(scene, before['commitmentEndDate']);
  const { body } = await readOwn(scene);
  const looks: Record<string, () => unknown> = {
    commitmentEndDate: () => body['commitmentEndDate'].slice(0, 10),
    sku: () => nameOfItem(scene.row, body['offerId']),
    inExtendedServiceTerm: async () => isExtended(await ownState(scene)),
    licenceReassignment: () => licencesMoved(scene),
    serviceContinues: () => usersHaveAccess(body['status']),
  };
  const found: Values = {};
  for (const name of Object.keys(expected as Values))
    found[name] = looks[name] ? await looks[name]?.() : body[name];
  return found;
};

/** Whether the person who had a licence of the old product has one of the new product now. */
export async function licencesMoved(scene: Scene): Promise<'automatic' | 'manual'> {
  const user = (await scene.state('users')).find((one) => one['id'] === 'licence-holder');
  const kept = user?.['licences']?.some((one: Values) => one['skuId'] === 'licence-own');
  return kept ? 'manual' : 'automatic';
}

/** The term that followed the one in `given`. */
const isRenewed = (before: Values, now: Values): boolean =>
  now['status'] === 'active' && now['commitmentEndDate'].slice(0, 10) > before['commitmentEndDate'];

export const renewalEffects: Record<string, Effect> = {
  atTermEnd,
  nextTermEnd: async (_, scene) => {
    await passTerm(scene, (await meant(scene))['commitmentEndDate']);
    return (await meant(scene))['commitmentEndDate'];
  },
  billingCycleAfterNextCharge: async (_, scene) => {
    const { body } = await readOwn(scene);
    await scene.to(addDuration(`${body['billingCycleEndDate'].slice(0, 10)}T00:00:00Z`, 'P1DT1H'));
    return (await readOwn(scene)).body['billingCycle'];
  },
  scheduledNextTerm: async (_, scene, expected) => {
    const { scheduledNextTermInstructions: saved } = (await readOwn(scene)).body;
    if (expected === null) return saved ?? null;
    const { product, quantity, customTermEndDate } = saved ?? {};
    const shown: Values = {
      quantity,
      termDuration: product?.termDuration,
      billingCycle: product?.billingCycle,
      customTermEndDate: customTermEndDate?.slice(0, 10),
      sku: product && nameOfItem(scene.row, `${product.productId}:${product.skuId}`),
    };
    return Object.fromEntries(Object.keys(expected as Values).map((name) => [name, shown[name]]));
  },
  scheduledActions: async (_, scene, expected) =>
    ((await readOwn(scene)).body['scheduledActions'] ?? []).map((action: Values, index: number) => {
      const { instructions } = action;
      const shown: Values = {
        ...action,
        effectiveDate: action['effectiveDate']?.slice(0, 10),
        ...(instructions && { instructions: { ...instructions.product, ...instructions } }),
      };
      const asked = Object.keys((expected as Values[])[index] ?? shown);
      return Object.fromEntries(asked.map((name) => [name, shown[name]]));
    }),
  nextCharge: async (_, scene, expected) => {
    const { nextChargeInstructions: next } = (await readOwn(scene)).body;
    if (!next || expected === null) return next ?? null;
    const shown: Values = { ...next.product, quantity: next.quantity };
    return Object.fromEntries(Object.keys(expected as Values).map((name) => [name, shown[name]]));
  },
  commitmentEndDateChanged: async (outcome, scene) =>
    (await readOwn(scene)).body['commitmentEndDate'] !== outcome.before?.body['commitmentEndDate'],
  immediate: async (outcome, scene) => {
    const { body } = await readOwn(scene);
    const { params } = scene.row.when;
    const names = ['termDuration', 'billingCycle'].filter((name) => name in params);
    const done = names.every((name) => body[name] === params[name]);
    return done && JSON.stringify(body) !== JSON.stringify(outcome.before?.body);
  },
  inExtendedServiceTerm: async (_, scene) => isExtended(await ownState(scene)),
  serviceContinues: async (_, scene) => usersHaveAccess((await readOwn(scene)).body['status']),
  usersCanAccess: async (_, scene) => usersHaveAccess((await readOwn(scene)).body['status']),
  dataKeptDays: async (_, scene) => {
    const { endedAt, dataKeptUntil } = await ownState(scene);
    return (Date.parse(dataKeptUntil) - Date.parse(endedAt)) / dayMs;
  },
  upliftPercent: async (_, scene) => (await ownState(scene))['extendedPrice']?.upliftPercent,
  unitPriceMonthly: async (_, scene) => {
    const line = await renewalLine(scene);
    const months = { monthly: 1, annual: 12, triennial: 36 }[line?.['billingCycle'] as string] ?? 1;
    return line?.['pricing'].price / months;
  },
  renewedBetween: async (_, scene, expected) => {
    const [from, until] = expected as [string, string];
    const allowed = (await readOwn(scene)).body['cancellationAllowedUntilDate'];
    const at = new Date(Date.parse(allowed) - 7 * dayMs).toISOString();
    return Date.parse(at) >= Date.parse(from) && Date.parse(at) <= Date.parse(until) ? expected : at;
  },
  renewed: async (_, scene) => isRenewed(scene.given, (await readOwn(scene)).body),
  isTrial: async (_, scene) => (await readOwn(scene)).body['isTrial'],
  converted: async (_, scene) => !(await readOwn(scene)).body['isTrial'],
  trialOver: async (_, scene) => {
    const { body } = await readOwn(scene);
    return body['isTrial'] && !usersHaveAccess(body['status']) ? true : body['status'] === 'expired';
  },
  ...chargeEffects,
};

/** Of a renewal's order: looked at after time has passed. */
export const renewalOrderEffects: Record<string, Effect> = {
  promotionApplied: async (_, scene) => {
    const pricing = (await renewalLine(scene))?.['pricing'];
    const shown = (await readOwn(scene)).body['promotionId'] !== undefined;
    return shown && pricing !== undefined && pricing.price < pricing.listPrice;
  },
  price: async (_, scene) => {
    const pricing = (await renewalLine(scene))?.['pricing'];
    return pricing?.price === pricing?.listPrice ? 'listPrice' : 'promotional';
  },
};
