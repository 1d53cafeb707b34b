import type { CallIds, CommerceApi, CommerceSubscription, SubscriptionChange } from '../commerce.ts';
import { seats } from './order-walk.ts';
import { product } from './partner-walk.ts';
import { demand, type Walker } from './walk.ts';

type Verb = keyof CommerceApi;

/** Every verb of a subscription: it changes its one thing, and the rest stays. */
export async function changeSubscription(walk: Walker, tenantId: string, id: string): Promise<void> {
  const { api } = walk;
  const read = () => api.subscription(tenantId, id);
  const change = async (
    verb: Verb,
    call: (ids: CallIds) => Promise<SubscriptionChange>,
    isSo: (subscription: CommerceSubscription) => boolean,
  ): Promise<CommerceSubscription> => {
    await walk.write(verb, call);
    const now = await walk.until('subscription', read, (one) => one !== undefined && isSo(one));
    if (!now) throw new Error(`the subscription is gone after ${verb}`);
    return now;
  };

  const grown = await change(
    'changeSeats',
    (ids) => api.changeSeats(tenantId, id, seats + 2, ids),
    ({ quantity }) => quantity === seats + 2,
  );
  await change(
    'rename',
    (ids) => api.rename(tenantId, id, 'Sales', ids),
    ({ friendlyName }) => friendlyName === 'Sales',
  );
  await change(
    'setScheduledChange',
    (ids) => api.setScheduledChange(tenantId, id, { atTermEnd: 'renew', quantity: seats }, ids),
    ({ scheduledChange }) => scheduledChange !== undefined,
  );
  await change(
    'dropScheduledChange',
    (ids) => api.dropScheduledChange(tenantId, id, ids),
    ({ scheduledChange }) => scheduledChange === undefined,
  );
  await change(
    'suspend',
    (ids) => api.suspend(tenantId, id, ids),
    ({ status }) => status === 'suspended',
  );
  await change(
    'resume',
    (ids) => api.resume(tenantId, id, ids),
    ({ status }) => status === 'active',
  );
  for (const on of [true, false]) {
    await change(
      'setAutoRenew',
      (ids) => api.setAutoRenew(tenantId, id, on, ids),
      ({ autoRenewEnabled }) => autoRenewEnabled === on,
    );
  }
  const kept = await change(
    'cancel',
    (ids) => api.cancel(tenantId, id, ids),
    ({ status }) => status === 'deleted',
  );
  demand(kept.quantity === grown.quantity && kept.friendlyName === 'Sales', 'nothing else was changed', kept);
}

/** A move to another product: looked at before it is begun, and looked for after a lost answer. */
export async function transition(walk: Walker, tenantId: string, id: string): Promise<void> {
  const { api } = walk;
  const options = await walk.read('transitionOptions', () => api.transitionOptions(tenantId, id));
  const option = options.find(({ ways }) => ways.some(({ eligible }) => eligible));
  demand(option !== undefined, 'a way to another product', options);
  const { transitionType = '' } = option?.ways.find(({ eligible }) => eligible) ?? {};
  const request = { toCatalogItemId: option?.catalogItemId ?? '', quantity: seats, transitionType };
  await walk.write('transition', async (ids) => {
    const [begun] = await api.transitions(tenantId, id);
    return begun ?? api.transition(tenantId, id, request, ids);
  });
  const all = await walk.until(
    'transitions',
    () => api.transitions(tenantId, id),
    ([one]) =>
      one?.events.some(({ name, status }) => name === 'Conversion' && status === 'Completed') ?? false,
  );
  demand(all.length === 1, 'the transition happened once', all);
  const moved = await walk.read('subscription', () => api.subscription(tenantId, id));
  demand(moved !== undefined && !moved.offerId.startsWith(product.productId), 'another product', moved);
}
