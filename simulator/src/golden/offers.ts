import type { Context } from '../context.ts';
import { offeredOf } from '../partner-center/catalogue.ts';
import type { Simulator } from '../server.ts';

/** Present catalogue item id of a product's first SKU in a market. */
export function resolveOffer({ world, clock }: Simulator, market: string, productId: string): string {
  const product = world.products.get(productId);
  const sku = product?.skus[0];
  if (!product || !sku) return '';
  const offered = offeredOf({ world, clock } as Context, product, sku, market)[0];
  return `${product.id}:${sku.id}:${offered?.availabilityId}`;
}
