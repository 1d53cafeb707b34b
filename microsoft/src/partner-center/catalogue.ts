import type { Door } from '../call.ts';
import type { CatalogueItem, CatalogueProduct } from '../commerce.ts';
import { text } from '../fields.ts';
import { type Availability, availabilities } from './availabilities.ts';
import { type Product, product, products } from './products.ts';
import { type Sku, sku } from './skus.ts';

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
  const { productId, skuId, country, segment, tenantId } = query;
  const scope = tenantId ? { tenantId } : { country };
  const sold = await availabilities(door, scope, productId, skuId, segment);
  const [first] = sold;
  if (!first) return [];
  const [ofProduct, ofSku] = await Promise.all([
    first.product ?? product(door, scope, productId),
    first.sku ?? sku(door, scope, productId, skuId),
  ]);
  // Withdrawn between the calls.
  if (!ofProduct || !ofSku) return [];
  return sold
    .filter(({ isPurchasable }) => isPurchasable !== false)
    .map((availability) => catalogueItem(availability, ofProduct, ofSku))
    .filter((item) => !segment || item.segment === segment);
}

function catalogueItem(availability: Availability, product: Product, sku: Sku): CatalogueItem {
  return {
    catalogItemId: availability.catalogItemId,
    productId: availability.productId,
    skuId: availability.skuId,
    productTitle: text(product.title) ?? '',
    skuTitle: text(sku.title) ?? '',
    productType: text(product.productType?.id) ?? '',
    country: text(availability.country) ?? '',
    currency: availability.defaultCurrency?.code ?? '',
    segment: availability.segment || 'commercial',
    minimumQuantity: sku.minimumQuantity ?? 1,
    maximumQuantity: sku.maximumQuantity ?? Number.MAX_SAFE_INTEGER,
    isTrial: sku.isTrial ?? false,
    terms: availability.terms.flatMap((term) => {
      // Perpetual licences have no term.
      const { duration } = term;
      if (!duration) return [];
      const billed = term.billingCycle ? [term.billingCycle] : (sku.supportedBillingCycles ?? []);
      return billed.map((billingCycle) => ({ duration, billingCycle }));
    }),
    prerequisites: sku.purchasePrerequisites ?? [],
  };
}

/**
 * The licence-based products of a market (ISO 3166 alpha-2).
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-products
 */
export async function licenceProducts(door: Door, country: string): Promise<CatalogueProduct[]> {
  const found = await products(door, { country }, { targetView: 'OnlineServices' });
  return found.map((product) => ({
    productId: product.id,
    title: text(product.title) ?? '',
    productType: text(product.productType?.id) ?? '',
  }));
}
