import { addDuration, dayOf } from '@concord/rules';
import type { Exchange } from '../testing/partner.ts';

type Call = (method: string, template: string, path: string, body?: unknown) => Promise<Exchange>;

const template = '/customers/:cid/subscriptions/:sid';

/** Types of the successful answers about what a subscription may become. */
export const changeAnswers: Record<string, string> = {
  [`GET ${template}/transitionEligibilities`]: 'collection<TransitionEligibility>',
  [`POST ${template}/transitions`]: 'Transition',
  [`GET ${template}/transitions`]: 'collection<Transition>',
};

/** Plans the next term and another product in every field, then becomes another product; `path` is the subscription's. */
export async function changeExchanges(path: string, at: string, call: Call): Promise<void> {
  const { body: list } = await call(
    'GET',
    `${template}/transitionEligibilities`,
    `${path}/transitionEligibilities?eligibilityType=immediate`,
  );
  const { catalogItemId, quantity } = list.items[0];
  const { body } = await call('GET', template, path);
  const [productId, skuId, availabilityId] = catalogItemId.split(':');
  const product = { productId, skuId, availabilityId, billingCycle: 'annual', termDuration: 'P1Y' };
  await call('PATCH', template, path, {
    ...body,
    scheduledActions: [
      { scheduleType: 'TermEnd', actionType: 'RenewToNewTerm', instructions: { product, quantity } },
      {
        scheduleType: 'CustomDate',
        actionType: 'Transition',
        effectiveDate: dayOf(addDuration(at, 'P30D')),
        instructions: { product, quantity },
      },
    ],
  });
  await call('POST', `${template}/transitions`, `${path}/transitions`, {
    toCatalogItemId: catalogItemId,
    quantity,
    transitionType: 'transition_only',
  });
  await call('GET', `${template}/transitions`, `${path}/transitions`);
}
