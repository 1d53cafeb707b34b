import type { Door } from '../call.ts';
import { count, flag, type Json, texts, word } from '../fields.ts';
import { everyItem } from '../paging.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { each, reader } from './resource.ts';

/**
 * A legacy offer, needed to read old subscriptions.
 * @see https://learn.microsoft.com/partner-center/developer/offer-resources
 */
export interface Offer extends Json {
  id: string;
  name?: string;
  description?: string;
  minimumQuantity?: number;
  maximumQuantity?: number;
  rank?: number;
  locale?: string;
  country?: string;
  category?: OfferCategory;
  /** One of these must be owned. */
  prerequisiteOffers?: string[];
  isAddOn?: boolean;
  hasAddOns?: boolean;
  isAvailableForPurchase?: boolean;
  isAutoRenewable?: boolean;
  isTrial?: boolean;
  /** `license`, `usage`, `none` */
  billing?: string;
  supportedBillingCycles?: string[];
  upgradeTargetOffers?: string[];
  conversionTargetOffers?: string[];
  /** Its `id` is Entra's SKU id, as licences name it. */
  product?: Json & { id: string; name?: string; unit?: string };
  unitType?: string;
}

export interface OfferCategory extends Json {
  id: string;
  name?: string;
  rank?: number;
  locale?: string;
  country?: string;
}

export interface OfferView {
  /** e.g. `en-US`; the texts are in its language. */
  locale?: string;
  categoryId?: string;
}

// Some offers belong to a category with an empty id.
const categoryResource = reader<OfferCategory>([], { rank: count });

/** @throws Malformed when it cannot be an offer */
export const offerResource = reader<Offer>(['id'], {
  minimumQuantity: count,
  maximumQuantity: count,
  rank: count,
  category: categoryResource,
  prerequisiteOffers: texts,
  isAddOn: flag,
  hasAddOns: flag,
  isAvailableForPurchase: flag,
  isAutoRenewable: flag,
  isTrial: flag,
  billing: word,
  supportedBillingCycles: each(word),
  upgradeTargetOffers: texts,
  conversionTargetOffers: texts,
});

const inLanguage = (locale = 'en-US') => ({ 'X-Locale': locale });

/**
 * The offers of a market (ISO 3166 alpha-2).
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-offers-for-a-market
 */
export function offers(
  door: Door,
  country: string,
  { locale, categoryId }: OfferView = {},
): AsyncGenerator<Offer, void, undefined> {
  return everyItem(door, {
    path: '/v1/offers',
    query: { country, offer_category_id: categoryId },
    as: 'app',
    headers: inLanguage(locale),
    read: offerResource,
  });
}

/** What one customer may buy. @see https://learn.microsoft.com/partner-center/developer/offer-resources */
export function offersForCustomer(
  door: Door,
  tenantId: string,
  locale?: string,
): AsyncGenerator<Offer, void, undefined> {
  return everyItem(door, {
    path: at`/v1/customers/${tenantId}/offers`,
    as: 'app',
    headers: inLanguage(locale),
    read: offerResource,
  });
}

/**
 * `undefined` when the market has no such offer.
 * @throws MicrosoftError 2100 for a new commerce product
 * @see https://learn.microsoft.com/partner-center/developer/get-an-offer-by-id
 */
export async function offer(
  door: Door,
  country: string,
  offerId: string,
  locale?: string,
): Promise<Offer | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/offers/${offerId}`,
    query: { country },
    as: 'app',
    headers: inLanguage(locale),
    expect: [404],
    read: unlessAbsent(offerResource),
  });
  return body;
}

/** @see https://learn.microsoft.com/partner-center/developer/get-addon-offers-by-offer-id */
export function addOnOffers(
  door: Door,
  country: string,
  offerId: string,
  locale?: string,
): AsyncGenerator<Offer, void, undefined> {
  return everyItem(door, {
    path: at`/v1/offers/${offerId}/addons`,
    query: { country },
    as: 'app',
    headers: inLanguage(locale),
    read: offerResource,
  });
}

/** @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-offer-categories-by-country-and-locale */
export function offerCategories(
  door: Door,
  country: string,
  locale?: string,
): AsyncGenerator<OfferCategory, void, undefined> {
  return everyItem(door, {
    path: '/v1/offercategories',
    query: { country },
    as: 'app',
    headers: inLanguage(locale),
    read: categoryResource,
  });
}

/** @see https://learn.microsoft.com/partner-center/developer/offer-resources */
export function offerCategoriesForCustomer(
  door: Door,
  tenantId: string,
  locale?: string,
): AsyncGenerator<OfferCategory, void, undefined> {
  return everyItem(door, {
    path: at`/v1/customers/${tenantId}/offercategories`,
    as: 'app',
    headers: inLanguage(locale),
    read: categoryResource,
  });
}
