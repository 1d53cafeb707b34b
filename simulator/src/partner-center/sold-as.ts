import { countryRules } from '@concord/rules';
import type { Context } from '../context.ts';
import type { ProductKind } from '../entities.ts';
import { resolveItem } from './catalogue.ts';
import { legacyOffer } from './offers.ts';

/** What is bought under an id: an item of the catalogue or a legacy offer. */
export interface Sold {
  kind: ProductKind;
  title: string;
  isTrial: boolean;
  currency: string;
}

/** What the id of an order line or cart line stands for in a market. */
export function soldAs(context: Context, itemId: string, country: string): Sold | undefined {
  const offer = legacyOffer(context, itemId);
  if (offer) {
    const currency = countryRules(country)?.currency ?? 'USD';
    return { kind: 'legacy', title: offer.name, isTrial: offer.isTrial, currency };
  }
  const offered = resolveItem(context, itemId, country);
  if (!offered) return undefined;
  const { product, sku, currency } = offered;
  return { kind: product.kind, title: sku.title, isTrial: sku.isTrial, currency };
}
