import type { Door } from '../call.ts';
import { flag, type Json } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import type { CatalogueScope } from './catalogue-scope.ts';
import { reader } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/product-resources */
export interface Product extends Json {
  id: string;
  title?: string;
  description?: string;
  /** `OnlineServicesNCE`, `Azure`, `Software` … */
  productType?: ItemType;
  isMicrosoftProduct?: boolean;
  publisherName?: string;
}

export interface ItemType extends Json {
  id: string;
  displayName?: string;
  subType?: ItemType;
}

/** Views of the catalogue; Microsoft may add others. */
export type TargetView =
  | 'Azure'
  | 'AzureReservations'
  | 'AzureReservationsVM'
  | 'AzureReservationsSQL'
  | 'AzureReservationsCosmosDb'
  | 'MicrosoftAzure'
  | 'OnlineServices'
  | 'Software'
  | 'SoftwareSUSELinux'
  | 'SoftwarePerpetual'
  | 'SoftwareSubscriptions'
  | 'SpecializedOffers'
  | 'MarketplaceSaaS'
  | (string & {});

export interface ProductFilter {
  targetView: TargetView;
  /** `commercial`, `education`, `government`, `nonprofit`; without one all but nonprofit. Not sent for a customer. */
  targetSegment?: string;
  /** `AzurePlan`: reservations as an Azure plan sees them. */
  reservationScope?: string;
}

/** @throws Malformed when it cannot be a product */
export const productResource = reader<Product>(['id'], { isMicrosoftProduct: flag });

/**
 * The products of a view.
 * @throws MicrosoftError 400036 (403) for a view that the partner may not see
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-products
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-products-by-customer
 */
export async function products(
  door: Door,
  scope: CatalogueScope,
  { targetView, targetSegment, reservationScope }: ProductFilter,
): Promise<Product[]> {
  if ('country' in scope) {
    return allItems(door, {
      path: '/v1/products',
      query: { country: scope.country, targetView, targetSegment, reservationScope },
      as: 'app',
      read: productResource,
    });
  }
  return allItems(door, {
    path: at`/v1/customers/${scope.tenantId}/products`,
    query: { targetView, reservationScope },
    as: 'app',
    read: productResource,
  });
}

/**
 * `undefined` when the scope has no such product.
 * @see https://learn.microsoft.com/partner-center/developer/get-a-product-by-id
 */
export async function product(
  door: Door,
  scope: CatalogueScope,
  productId: string,
): Promise<Product | undefined> {
  const place =
    'country' in scope
      ? { path: at`/v1/products/${productId}`, query: { country: scope.country } }
      : { path: at`/v1/customers/${scope.tenantId}/products/${productId}` };
  const { body } = await door.call({
    ...place,
    method: 'GET',
    as: 'app',
    expect: [404],
    read: unlessAbsent(productResource),
  });
  return body;
}
