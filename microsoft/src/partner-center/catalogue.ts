import type { Door } from '../call.ts';
import type { CatalogueItem, CatalogueProduct } from '../commerce.ts';
import { count, flag, type Json, list, need, object, part, text, texts, word } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';

export interface SkuQuery {
  productId: string;
  skuId: string;
  /** ISO 3166 alpha-2. Not sent for a tenant, whose own market counts. */
  country: string;
  /** `commercial`, `education`, `government` or `nonprofit` */
  segment?: string;
  tenantId?: string;
}

/**
 * What can be bought now of one SKU. The ids are re-issued often, so read this right before use; a SKU that is no
 * longer sold has no items.
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku
 */
export async function catalogue(door: Door, query: SkuQuery): Promise<CatalogueItem[]> {
  const availabilities = await availabilitiesOf(door, query);
  const [first] = availabilities;
  if (!first) return [];
  const [product, sku] = await Promise.all([
    first.product ? object(first.product) : productOf(door, query),
    first.sku ? object(first.sku) : skuOf(door, query),
  ]);
  return availabilities
    .filter(({ isPurchasable }) => isPurchasable !== false)
    .map((availability) => catalogueItem(availability, product, sku))
    .filter(({ segment }) => !query.segment || segment === query.segment);
}

function availabilitiesOf(
  door: Door,
  { productId, skuId, country, segment, tenantId }: SkuQuery,
): Promise<Json[]> {
  const place = tenantId
    ? { path: at`/v1/customers/${tenantId}/products/${productId}/skus/${skuId}/availabilities` }
    : {
        path: at`/v1/products/${productId}/skus/${skuId}/availabilities`,
        query: { country, targetSegment: segment },
      };
  return allItems(door, { ...place, as: 'app', read: object });
}

async function productOf(door: Door, { productId, country, tenantId }: SkuQuery): Promise<Json> {
  const place = tenantId
    ? { path: at`/v1/customers/${tenantId}/products/${productId}` }
    : { path: at`/v1/products/${productId}`, query: { country } };
  return (await door.call({ ...place, method: 'GET', as: 'app', read: object })).body;
}

async function skuOf(door: Door, { productId, skuId, country, tenantId }: SkuQuery): Promise<Json> {
  const place = tenantId
    ? { path: at`/v1/customers/${tenantId}/products/${productId}/skus/${skuId}` }
    : { path: at`/v1/products/${productId}/skus/${skuId}`, query: { country } };
  return (await door.call({ ...place, method: 'GET', as: 'app', read: object })).body;
}

function catalogueItem(availability: Json, product: Json, sku: Json): CatalogueItem {
  const cycles = texts(sku.supportedBillingCycles).map(word);
  return {
    catalogItemId: need(availability, 'catalogItemId'),
    productId: need(availability, 'productId'),
    skuId: need(availability, 'skuId'),
    productTitle: text(product.title) ?? '',
    skuTitle: text(sku.title) ?? '',
    productType: text(part(product.productType).id) ?? '',
    country: text(availability.country) ?? '',
    currency: need(part(availability.defaultCurrency), 'code'),
    segment: word(availability.segment) || 'commercial',
    minimumQuantity: count(sku.minimumQuantity ?? 1),
    maximumQuantity: count(sku.maximumQuantity),
    isTrial: flag(sku.isTrial),
    terms: list(availability.terms).flatMap((value) => {
      const term = object(value);
      const duration = need(term, 'duration');
      const billed = term.billingCycle ? [word(term.billingCycle)] : cycles;
      return billed.map((billingCycle) => ({ duration, billingCycle }));
    }),
    prerequisites: texts(sku.purchasePrerequisites),
  };
}

/**
 * @param country ISO 3166 alpha-2
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-products
 */
export async function products(door: Door, country: string): Promise<CatalogueProduct[]> {
  const found = await allItems(door, {
    path: '/v1/products',
    query: { country, targetView: 'OnlineServices' },
    as: 'app',
    read: object,
  });
  return found.map((product) => ({
    productId: need(product, 'id'),
    title: text(product.title) ?? '',
    productType: text(part(product.productType).id) ?? '',
  }));
}
