import {
  azureUsage,
  carts,
  offers,
  orders,
  serviceRequests,
  subscriptionStatus,
  subscriptions,
} from '../partner-center/index.ts';
import type { Reading } from './people-readings.ts';

const id = '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04';
const ids = { requestId: 'request-1', correlationId: 'correlation-1' };

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** Carts, orders, subscriptions, offers and usage: every resource comes back as it was sent. */
export const commerceReadings: Record<string, Reading> = {
  'POST /v1/customers/{}/carts': async (door, body) => [
    await carts.createCart(door, id, { lineItems: [] }, ids),
    body,
  ],
  'PATCH /v1/customers/{}/orders/{}': async (door, body) => [
    await orders.patchOrder(door, id, id, {}, ids),
    body,
  ],
  'GET /v1/customers/{}/subscriptions': async (door, body) => [
    await subscriptions.subscriptions(door, id, { mpnId: '4847383' }),
    body.items,
  ],
  'GET /v1/customers/{}/subscriptions/{}': async (door, body) => [
    await subscriptions.subscription(door, id, id),
    body,
  ],
  'GET /v1/customers/{}/subscriptions/{}/provisioningstatus': async (door, body) => [
    await subscriptionStatus.provisioningStatus(door, id, id),
    body,
  ],
  'GET /v1/customers/{}/subscriptions/{}/utilizations/azure': async (door, body) => [
    await collect(
      azureUsage.azureUtilization(door, id, id, { from: '2017-01-01T00:00:00Z', to: '2017-02-01T00:00:00Z' }),
    ),
    body.items,
  ],
  'GET /v1/ratecards/azure': async (door, body) => [await azureUsage.azureRateCard(door), body],
  'GET /v1/offers': async (door, body) => [await collect(offers.offers(door, 'US')), body.items],
  'GET /v1/offercategories': async (door, body) => [
    await collect(offers.offerCategories(door, 'US')),
    body.items,
  ],
  'GET /v1/servicerequests/{}': async (door, body) => [await serviceRequests.serviceRequest(door, id), body],
};
