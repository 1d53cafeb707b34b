import type { TransitionProgress } from '../../commerce.ts';
import type { Walker } from '../../contract-suite/walk.ts';
import { MicrosoftError } from '../../errors.ts';
import { afterChange } from './changes.ts';
import { differences, type Known, skuOf } from './model.ts';
import type { Random } from './random.ts';
import { isoDay, lastDayOf } from './time.ts';

/** What a transition was to be. */
export interface Drawn {
  toCatalogItemId: string;
  quantity: number;
  toSubscriptionId?: string | undefined;
  transitionType: string;
}

/** Draws a product that the subscription may become, for all seats or some, sometimes into another subscription. */
export async function drawTransition(
  walk: Walker,
  random: Random,
  before: Known,
  others: Known[],
): Promise<Drawn | undefined> {
  const { tenantId, id, isTrial } = before;
  const options = await walk.read('transitionOptions', () => walk.api.transitionOptions(tenantId, id));
  const ways = options.flatMap((option) =>
    option.ways.filter(({ eligible }) => eligible).map(({ transitionType }) => ({ option, transitionType })),
  );
  const [first, ...rest] = ways;
  if (!first) return undefined;
  const { option, transitionType } = random.of([first, ...rest]);
  const some = 1 + random.below(before.quantity);
  const quantity = isTrial ? before.quantity + random.below(3) : random.chance(0.5) ? before.quantity : some;
  const fitting = others.filter((one) => one.id !== id && one.sku === skuOf(option.catalogItemId));
  const into = random.chance(0.7) ? fitting[random.below(fitting.length)] : undefined;
  return { toCatalogItemId: option.catalogItemId, quantity, toSubscriptionId: into?.id, transitionType };
}

/** The ids of the transitions of a subscription. */
export async function transitionsOf(walk: Walker, { tenantId, id }: Known): Promise<TransitionProgress[]> {
  return walk.read('transitions', () => walk.api.transitions(tenantId, id));
}

/** Begins it once: after a lost answer it is looked for first. Answers with the refusal, if there was one. */
export async function begin(
  walk: Walker,
  { tenantId, id }: Known,
  drawn: Drawn,
  known: number,
): Promise<{ refusal?: MicrosoftError; doubtful: boolean }> {
  const { api } = walk;
  let doubtful = false;
  try {
    await walk.write('transition', async (ids) => {
      try {
        const begun = await api.transitions(tenantId, id);
        return begun.length > known ? begun.at(-1) : await api.transition(tenantId, id, drawn, ids);
      } catch (error) {
        doubtful ||= error instanceof MicrosoftError && error.uncertain;
        throw error;
      }
    });
    return { doubtful };
  } catch (error) {
    if (!(error instanceof MicrosoftError)) throw error;
    return { refusal: error, doubtful };
  }
}

/**
 * What must be so of the source afterwards: all seats become the other product under the same id, some leave it, and
 * into another subscription they go from it.
 * @param at instant of the transition in ms; a trial's first paid term begins then
 * @see https://learn.microsoft.com/partner-center/developer/transition-a-new-commerce-subscription
 */
export function sourceAfter(
  before: Known,
  drawn: Drawn,
  at: number,
): { known: Known; learnt: readonly (keyof Known)[] } {
  const { wanted, learnt } = afterChange(before);
  const plain = { ...before, ...wanted };
  const { quantity, toSubscriptionId } = drawn;
  const all = before.isTrial || quantity === before.quantity;
  if (toSubscriptionId !== undefined)
    return all
      ? { known: { ...plain, status: 'deleted', autoRenewEnabled: false }, learnt: ['decided', 'quantity'] }
      : { known: { ...plain, quantity: before.quantity - quantity }, learnt };
  if (!all) return { known: { ...plain, quantity: before.quantity - quantity }, learnt };
  const sku = skuOf(drawn.toCatalogItemId);
  if (!before.isTrial) return { known: { ...plain, sku }, learnt };
  const lastDay = lastDayOf(isoDay(at), 'P1Y');
  const paid = { isTrial: false, termDuration: 'P1Y', billingCycle: 'monthly', lastDay, quantity };
  return { known: { ...plain, ...paid, sku }, learnt };
}

/** What is wrong with the second subscription that came of some seats: it ends with the first. */
export function childProblems(before: Known, drawn: Drawn, child: Known): string[] {
  const { tenantId, status, termDuration, billingCycle, lastDay, partnerId } = before;
  const sku = skuOf(drawn.toCatalogItemId);
  const { quantity } = drawn;
  return differences(
    { tenantId, status, termDuration, billingCycle, lastDay, partnerId, sku, quantity },
    child,
  );
}
