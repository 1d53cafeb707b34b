import type { Context } from '../context.ts';
import type { Product, Sku } from '../entities.ts';
import type { World } from '../world.ts';
import { type Offered, offeredOf, resolveItem, skuKey } from './catalogue.ts';

/** The SKU that a catalogue item id names, whatever its availability is. */
export function skuOf(world: World, offerId: string): { product: Product; sku: Sku } | undefined {
  const [productId = '', skuId] = offerId.split(':');
  const product = world.products.get(productId.toUpperCase());
  const sku = product?.skus.find((one) => one.id === skuId);
  return product && sku && { product, sku };
}

/** The same SKU in the same segment as it is sold now; `undefined` when it is not sold in the market. */
export function presentItem(context: Context, offerId: string, country: string): Offered | undefined {
  const found = skuOf(context.world, offerId);
  if (!found) return undefined;
  // Finding out which segment an old id was for takes long.
  const several = found.sku.segments.length > 1;
  const segment = several ? resolveItem(context, offerId, country)?.segment : found.sku.segments[0];
  return (
    offeredOf(context, found.product, found.sku, country, segment)[0] ??
    offeredOf(context, found.product, found.sku, country)[0]
  );
}

/** Country of the customer. */
export const marketOf = ({ world }: Context, { tenantId }: { tenantId: string }): string =>
  world.tenants.get(tenantId)?.country ?? 'US';

export const itemId = ({ product, sku, availabilityId }: Offered): string =>
  `${skuKey(product, sku)}:${availabilityId}`;

/** `product:sku` of a catalogue item id. */
export const skuPart = (offerId: string): string => offerId.split(':').slice(0, 2).join(':').toUpperCase();

/** The paid SKU of a trial's product. */
export function paidSkuOf(product: Product): Sku | undefined {
  return product.skus.find((sku) => !sku.isTrial);
}
