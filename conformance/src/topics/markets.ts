import { billingCurrency, currencyAllowed, sameRegion } from '@concord/rules';
import { cloudNames, clouds } from '../clouds.ts';
import { query } from '../http.ts';
import type { Values } from '../row.ts';
import { type Action, bodyOf, oneOf, only, type Topic, type Verdict } from '../topic.ts';
import { productIdOf, wantedOf } from './products.ts';

const views: Values = {
  'azure-plan': 'Azure',
  'azure-reservation': 'AzureReservations',
  software: 'SoftwareSubscriptions',
  perpetual: 'SoftwarePerpetual',
  marketplace: 'MarketplaceSaaS',
};

const listAvailabilities: Action = async (scene, params) => {
  only(params, 'country', 'targetSegment', 'productId', 'skuId');
  const {
    productId = productIdOf(scene.given, wantedOf(scene.given, {})),
    skuId = '0001',
    ...asked
  } = params;
  const path = `/v1/products/${productId}/skus/${skuId}/availabilities`;
  return { answer: await scene.call('GET', `${path}?${query({ country: scene.market, ...asked })}`) };
};

const listProducts: Action = async (scene, params) => {
  only(params, 'country', 'targetView', 'targetSegment');
  const wanted = wantedOf(scene.given, {});
  const asked = { country: scene.market, targetView: views[wanted] ?? 'OnlineServices', ...params };
  return { answer: await scene.call('GET', `/v1/products?${query(asked)}`) };
};

const getProduct: Action = async (scene, params) => {
  only(params, 'id', 'productId', 'country');
  const { id, productId = id ?? productIdOf(scene.given, wantedOf(scene.given, {})), ...asked } = params;
  return {
    answer: await scene.call(
      'GET',
      `/v1/products/${productId}?${query({ country: scene.market, ...asked })}`,
    ),
  };
};

/** What regions and currencies alone say of an order. */
function orderVerdict(given: Values, params: Values): Verdict | undefined {
  const partner: string = given['partner']?.country ?? given['market'] ?? 'US';
  const customer: string = given['customer']?.country ?? given['market'] ?? partner;
  if (given['partnerType'] === 'indirectReseller') return undefined;
  if (!sameRegion(partner, customer)) return { allowed: false, errorCode: '2030' };
  const { currencyCode } = params;
  if (currencyCode && !currencyAllowed(currencyCode, partner, customer))
    return { allowed: false, errorCode: '900169' };
  return undefined;
}

/** Countries, regions, currencies, clouds, and what is sold where. */
export const markets: Topic = {
  name: 'markets',
  given: { cloud: true },
  /** Tenants of another cloud are known by their first domains. */
  prepare({ given, seed }) {
    const { suffix } = clouds[oneOf('cloud', given['cloud'] ?? 'public', ...cloudNames)];
    for (const one of [...seed['partners'], ...seed['tenants']])
      one.domain = one.domain.replace(/onmicrosoft\.com$/, suffix);
  },
  actions: { listAvailabilities, listProducts, getProduct },
  effects: {
    defaultCurrency: (outcome) => bodyOf(outcome)['items'][0].defaultCurrency.code,
    segments: (outcome) => [...new Set(bodyOf(outcome)['items'].map((one: Values) => one['segment']))],
    items: (outcome, _, expected) =>
      typeof expected === 'number' ? bodyOf(outcome)['items'].length : bodyOf(outcome)['items'],
    itemNames: (outcome) => bodyOf(outcome)['items'].map((one: Values) => one['title']),
    tenantDomain: async (outcome, scene) => {
      const id = bodyOf(outcome)['id'];
      return (await scene.state('tenants')).find((one) => one['id'] === id)?.['domain'];
    },
  },
  rules: {
    createOrder: ({ given, when }) => orderVerdict(given, when.params),
    listInvoiceLineItems: ({ given }) => {
      const { partner, customer } = given;
      if (!partner?.country || !customer?.country) return undefined;
      return { effects: { currency: billingCurrency(partner.country, customer.country) } };
    },
  },
};
