import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { count, flag, type Json, list, text, word } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { each, reader } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/promotion-resources */
export interface Promotion extends Json {
  /** `product:sku:…` of its own. */
  id: string;
  name?: string;
  description?: string;
  startDate?: string;
  endDate?: string;
  properties?: { isAutoApplicable?: boolean };
  requiredProducts?: PromotionProduct[];
  promotionConstraints?: Json;
}

export interface PromotionProduct extends Json {
  productId: string;
  skuId: string;
  term?: { duration: string; billingCycle: string };
  /** e.g. `PercentDiscount` with `0.05` */
  pricingPolicies?: { policyType: string; value: string }[];
}

export interface PromotionQuestion {
  id?: number;
  catalogItemId: string;
  quantity: number;
  /** e.g. `P1Y` */
  termDuration: string;
  billingCycle: string;
  /** All promotions of the item when absent. */
  promotionId?: string;
}

export interface PromotionEligibilities extends Json {
  id?: number;
  catalogItemId: string;
  quantity: number;
  eligibilities: PromotionEligibility[];
}

export interface PromotionEligibility extends Json {
  promotionId?: string;
  isEligible: boolean;
  errors?: PromotionError[];
}

/** Besides type and description what the type brings: seats, redemptions, terms. */
export interface PromotionError extends Json {
  /** `SeatCount`, `Term`, `RedemptionLimit`, `PrerequisiteProductOwnership`, `OfferPurchasedPreviously` … */
  type: string;
  description?: string;
}

const promotionResource = reader<Promotion>(['id'], {
  properties: reader([], { isAutoApplicable: flag }),
  requiredProducts: each(
    reader<PromotionProduct>(['productId', 'skuId'], {
      term: reader([], { billingCycle: word }),
      pricingPolicies: each(reader([], { value: text })),
    }),
  ),
});

const eligibilities = reader<PromotionEligibilities>(['catalogItemId'], {
  id: count,
  quantity: count,
  billingCycle: word,
  eligibilities: each(
    reader<PromotionEligibility>([], { isEligible: flag, errors: each(reader<PromotionError>(['type'])) }),
  ),
});

/**
 * @param country ISO 3166 alpha-2
 * @param segment `commercial`, `education`, `government`, `nonprofit`
 * @see https://learn.microsoft.com/partner-center/developer/get-promotions
 */
export async function promotions(door: Door, country: string, segment: string): Promise<Promotion[]> {
  return allItems(door, {
    path: '/v1/productpromotions',
    query: { country, segment },
    as: 'app',
    read: promotionResource,
  });
}

/** `undefined` when it is not there. @see https://learn.microsoft.com/partner-center/developer/get-promotions */
export async function promotion(
  door: Door,
  country: string,
  promotionId: string,
): Promise<Promotion | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/productpromotions/${promotionId}`,
    query: { country },
    as: 'app',
    expect: [404],
    read: unlessAbsent(promotionResource),
  });
  return body;
}

/**
 * Whether a customer's purchase would get promotions. Seats count across all partners of the customer; a term that
 * does not fit is no error at the purchase, only the normal price is taken.
 * @see https://learn.microsoft.com/partner-center/developer/verify-promotion-eligibility
 */
export async function promotionEligibilities(
  door: Door,
  tenantId: string,
  items: PromotionQuestion[],
  ids?: CallIds,
): Promise<PromotionEligibilities[]> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/promotionEligibilities`,
    as: 'app',
    ids,
    body: { items: items.map((item, id) => ({ id, ...item })) },
    read: (answer) => list(answer).map(eligibilities),
  });
  return body;
}
