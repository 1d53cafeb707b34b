import { countryRules } from '@concord/rules';
import type { Product, Sku } from '../entities.ts';
import { type Offered, offeredOf, skuKey } from './catalogue.ts';
import { type Call, type CustomerCall, type Operation, ok } from './operation.ts';
import { availabilityResource, productResource, skuResource } from './product-resources.ts';
import { refuse } from './refusal.ts';
import { collection } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** Kinds of product that a view shows. */
const views: Record<string, Product['kind'][]> = {
  onlineservices: ['nce'],
  azure: ['azure-plan', 'azure-savings-plan'],
  microsoftazure: ['azure-plan'],
  azurereservations: ['azure-reservation'],
  azurereservationsvm: ['azure-reservation'],
  azurereservationssql: [],
  azurereservationscosmosdb: [],
  software: ['perpetual', 'software'],
  softwareperpetual: ['perpetual'],
  softwaresubscriptions: ['software'],
  softwaresuselinux: [],
  marketplacesaas: ['marketplace'],
  specializedoffers: [],
};

/** Where the call looks: at a market, or at what one customer may buy. */
interface Scope {
  base: string;
  country: string;
  query: string;
}

type ScopeOf<C> = (call: C) => Scope;

const market: ScopeOf<Call> = (call) => {
  const country = call.query['country']?.toUpperCase() ?? '';
  if (!countryRules(country)) throw refuse(400, 800002, 'country is required.');
  return { base: '', country, query: `?country=${country}` };
};

const ofCustomer: ScopeOf<CustomerCall> = (call) => ({
  base: `/customers/${call.tenant.id}`,
  country: call.tenant.country,
  query: '',
});

function productOf(call: Call): Product {
  const product = call.world.products.get(call.params['pid']?.toUpperCase());
  if (!product) throw refuse(404, 400013, 'The product was not found.');
  return product;
}

function skuOf(call: Call): { product: Product; sku: Sku } {
  const product = productOf(call);
  const sku = product.skus.find((one) => one.id === call.params['skuId']);
  if (!sku) throw refuse(404, 400018, 'The SKU was not found.');
  return { product, sku };
}

function isOffered(call: Call, product: Product, sku: Sku, scope: Scope): Offered[] {
  return offeredOf(call, product, sku, scope.country, call.query['targetsegment']);
}

/** The six reading operations, once for a market and once for a customer. */
function readers<C extends Call>(
  prefix: string,
  scopeOf: ScopeOf<C>,
  of: 'customer' | undefined,
): Operation[] {
  const page = prefix === '' ? '' : '-by-customer';
  const get = (
    path: string,
    article: string,
    models: string,
    handle: (call: C, scope: Scope) => unknown,
  ): Operation =>
    ({
      method: 'GET',
      path: `${prefix}${path}`,
      auth: 'any',
      source: `${docs}/${article}${page}`,
      models,
      ...(of && { of }),
      handle: (call: C) => ok(handle(call, scopeOf(call))),
    }) as Operation;

  return [
    get(
      '/products',
      'get-a-list-of-products',
      '`targetView` (403 400036), `targetSegment`',
      (call, scope) => {
        const view = views[call.query['targetview']?.toLowerCase() ?? ''];
        if (!view) throw refuse(403, 400036, 'The targetView is not allowed.');
        const items = call.world.products
          .all()
          .filter((product) => view.includes(product.kind))
          .filter((product) => product.skus.some((sku) => isOffered(call, product, sku, scope).length > 0))
          .map((product) => productResource(product, scope));
        return collection(items, call.url.replace(/^\/v1/, ''));
      },
    ),
    get('/products/:pid', 'get-a-product-by-id', '404 400013', (call, scope) =>
      productResource(productOf(call), scope),
    ),
    get(
      '/products/:pid/skus',
      'get-a-list-of-skus-for-a-product',
      'those sold in the market; 404 400013',
      (call, scope) => {
        const product = productOf(call);
        const skus = product.skus.filter((sku) => isOffered(call, product, sku, scope).length > 0);
        return collection(
          skus.map((sku) => skuResource(product, sku, scope)),
          `${scope.base}/products/${product.id}/skus${scope.query}`,
        );
      },
    ),
    get('/products/:pid/skus/:skuId', 'get-a-sku-by-id', '404 400013, 400018', (call, scope) => {
      const { product, sku } = skuOf(call);
      return skuResource(product, sku, scope);
    }),
    get(
      '/products/:pid/skus/:skuId/availabilities',
      'get-a-list-of-availabilities-for-a-sku',
      'ids are re-issued over time; by market and segment',
      (call, scope) => {
        const { product, sku } = skuOf(call);
        const items = isOffered(call, product, sku, scope).map((offered) =>
          availabilityResource(offered, scope),
        );
        return collection(
          items,
          `${scope.base}/products/${product.id}/skus/${sku.id}/availabilities${scope.query}`,
        );
      },
    ),
    get(
      '/products/:pid/skus/:skuId/availabilities/:aid',
      'get-an-availability-by-id',
      '404 400013, 400018, 400019',
      (call, scope) => {
        const { product, sku } = skuOf(call);
        const offered = offeredOf(call, product, sku, scope.country).find(
          (one) => one.availabilityId === call.params['aid']?.toUpperCase(),
        );
        if (!offered) throw refuse(404, 400019, `The availability of ${skuKey(product, sku)} was not found.`);
        return availabilityResource(offered, scope);
      },
    ),
  ];
}

export const productOperations: Operation[] = [
  ...readers('', market, undefined),
  ...readers('/customers/:cid', ofCustomer, 'customer'),
];
