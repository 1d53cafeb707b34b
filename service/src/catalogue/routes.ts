import type { CatalogueAnswer } from '@concord/contract/plans';
import type { CatalogueItem } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { Handle } from '../http/handle.ts';

export function catalogueRoutes(handle: Handle, context: Context): void {
  handle('GET /catalogue', async ({ query }) => {
    const { forPerson: commerce } = await context.clients.for(query.settingsSetId);
    const { productId, skuId, market: country, segment } = query;
    const items = await commerce.catalogue({ productId, skuId, country, segment });
    const [item] = items;
    if (!item) throw notFound('product');
    return toAnswer(item, items);
  });
}

function toAnswer(item: CatalogueItem, items: CatalogueItem[]): CatalogueAnswer {
  return {
    productTitle: item.productTitle,
    skuTitle: item.skuTitle,
    currency: item.currency,
    minimumSeats: item.minimumQuantity,
    maximumSeats: item.maximumQuantity,
    isTrial: item.isTrial,
    orderable: isOrderable(item),
    terms: items.flatMap(({ terms }) =>
      terms.map(({ duration, billingCycle }) => ({ termDuration: duration, billingCycle })),
    ),
  };
}

/** Licence-based new commerce; Azure plans, reservations, software and marketplace are shown only. */
export const isOrderable = (item: Pick<CatalogueItem, 'productType'>) =>
  /^OnlineServices/i.test(item.productType);
