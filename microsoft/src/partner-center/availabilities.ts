import type { Door } from '../call.ts';
import { flag, type Json, list, text, word } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import type { CatalogueScope } from './catalogue-scope.ts';
import { type Product, productResource } from './products.ts';
import { each, reader } from './resource.ts';
import { type Sku, skuResource } from './skus.ts';

/** @see https://learn.microsoft.com/partner-center/developer/product-resources#availability */
export interface Availability extends Json {
  id: string;
  productId: string;
  skuId: string;
  /** `product:sku:availability`: what a cart line names. Re-issued often: read it right before use. */
  catalogItemId: string;
  defaultCurrency?: Json & { code: string; symbol?: string };
  /** `commercial`, `education`, `government`, `nonprofit` */
  segment?: string;
  country?: string;
  isPurchasable?: boolean;
  isRenewable?: boolean;
  renewalInstructions?: Json[];
  terms: AvailabilityTerm[];
  product?: Product;
  sku?: Sku;
}

export interface AvailabilityTerm extends Json {
  id?: string;
  /** ISO 8601, e.g. `P1Y`. */
  duration?: string;
  description?: string;
  billingCycle?: string;
  cancellationPolicies?: Json[];
}

const termResource = reader<AvailabilityTerm>([], { duration: text, billingCycle: word });

const fields = reader<Availability>(['catalogItemId', 'productId', 'skuId'], {
  defaultCurrency: reader<Json>(['code']),
  segment: word,
  isPurchasable: flag,
  isRenewable: flag,
  terms: each(termResource),
  product: productResource,
  sku: skuResource,
});

/** @throws Malformed when it cannot be an availability */
export function availabilityResource(value: unknown): Availability {
  const read = fields(value);
  return { ...read, terms: list(read.terms) as AvailabilityTerm[] };
}

/**
 * What can be bought now of a SKU; a SKU no longer sold has none.
 * @param targetSegment only for a market
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku-by-customer
 */
export async function availabilities(
  door: Door,
  scope: CatalogueScope,
  productId: string,
  skuId: string,
  targetSegment?: string,
): Promise<Availability[]> {
  const place =
    'country' in scope
      ? {
          path: at`/v1/products/${productId}/skus/${skuId}/availabilities`,
          query: { country: scope.country, targetSegment },
        }
      : { path: at`/v1/customers/${scope.tenantId}/products/${productId}/skus/${skuId}/availabilities` };
  return allItems(door, { ...place, as: 'app', read: availabilityResource });
}

/**
 * `undefined` when it is no longer sold.
 * @see https://learn.microsoft.com/partner-center/developer/get-an-availability-by-id
 */
export async function availability(
  door: Door,
  scope: CatalogueScope,
  productId: string,
  skuId: string,
  availabilityId: string,
): Promise<Availability | undefined> {
  const place =
    'country' in scope
      ? {
          path: at`/v1/products/${productId}/skus/${skuId}/availabilities/${availabilityId}`,
          query: { country: scope.country },
        }
      : {
          path: at`/v1/customers/${scope.tenantId}/products/${productId}/skus/${skuId}/availabilities/${availabilityId}`,
        };
  const { body } = await door.call({
    ...place,
    method: 'GET',
    as: 'app',
    expect: [404],
    read: unlessAbsent(availabilityResource),
  });
  return body;
}
