import { isBilled, nextChargeAt } from '@concord/rules';
import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import type { Effect } from '../topic.ts';
import { ownState } from './own-calls.ts';

/** Instants at which billing periods of the own subscription's running term began before an instant. */
function chargesUntil(own: Values, until: string): string[] {
  const startDate: string = own['termStart'] ?? own['startedAt'].slice(0, 10);
  const { billingCycle, commitmentEndDate } = own;
  const found: string[] = [];
  for (let at = `${startDate}T00:00:00Z`; Date.parse(at) < Date.parse(until); ) {
    found.push(at);
    const next = nextChargeAt({ startDate, commitmentEndDate, billingCycle }, at);
    if (Date.parse(next) <= Date.parse(at)) break;
    at = next;
  }
  return found;
}

/** The price of a seat and billing period. */
async function periodPrice(scene: Scene, own: Values): Promise<number> {
  const [productId, skuId] = own['offerId'].split(':');
  const product = (await scene.state('products')).find((one) => one['id'] === productId);
  const sku = product?.['skus'].find((one: Values) => one['id'] === skuId);
  const term = sku?.terms.find(
    (one: Values) => one['duration'] === own['termDuration'] && one['billingCycle'] === own['billingCycle'],
  );
  return Number(Object.values(term.price)[0]);
}

const now = async (scene: Scene): Promise<string> => (await scene.simulator.control('GET', 'clock'))['now'];

export const chargeEffects: Record<string, Effect> = {
  /** What was charged in April: each billing period that began in it, while the partner is billed. */
  aprilCharge: async (_, scene) => {
    const own = await ownState(scene);
    if (!isBilled(own['kind'], own['status'])) return 0;
    const year = scene.row.when.params['to'].slice(0, 4);
    const inApril = chargesUntil(own, `${year}-05-01T00:00:00Z`).filter((at) => at.startsWith(`${year}-04`));
    return inApril.length * own['quantity'] * (await periodPrice(scene, own));
  },
  billedMonthly: async (_, scene) => {
    const own = await ownState(scene);
    return own['billingCycle'] === 'monthly' && isBilled(own['kind'], own['status']);
  },
  /** Months of the running term that have been charged by now. */
  monthsBilled: async (_, scene) => {
    const own = await ownState(scene);
    const months = { monthly: 1, annual: 12, triennial: 36 }[own['billingCycle'] as string] ?? 1;
    if (!isBilled(own['kind'], own['status'])) return 0;
    return chargesUntil(own, await now(scene)).length * months;
  },
};
