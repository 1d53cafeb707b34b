import type { Instant } from './terms.ts';

/** A product of a promotion: which term it asks for and what it takes off. Without billing cycle any will do. */
export interface PromotedProduct {
  productId: string;
  skuId: string;
  termDuration: string;
  billingCycle?: string | undefined;
  /** Per cent off the list price. */
  percent: number;
}

export interface PromotionTerms {
  startDate: Instant;
  endDate: Instant;
  requiredProducts: readonly PromotedProduct[];
  minimumSeats?: number | undefined;
  maximumSeats?: number | undefined;
}

export interface PromotionQuestion {
  productId: string;
  skuId: string;
  quantity: number;
  termDuration: string;
  billingCycle: string;
  /** Seats of the SKU that the tenant has already, from whatever channel. */
  ownedSeats: number;
  /** Seats that all partners of the customer have bought with this promotion. */
  promotionSeats: number;
}

/** Why a promotion does not apply: Microsoft's `type` and the figures that it adds. */
export interface PromotionProblem {
  type: 'InvalidPromotion' | 'InvalidCatalogItemId' | 'Term' | 'SeatCount';
  description: string;
  minimumRequiredSeats?: number;
  maximumRequiredSeats?: number;
  availableSeats?: number;
  eligibleTerms?: { duration: string; billingCycle?: string }[];
}

/** The product of a promotion that a purchase asks for, whatever its term. */
const ofSku = (promotion: PromotionTerms, { productId, skuId }: PromotionQuestion) =>
  promotion.requiredProducts.filter((one) => one.productId === productId && one.skuId === skuId);

/** The product and term of a promotion that a purchase meets. */
export function promotedProduct(
  promotion: PromotionTerms,
  asked: PromotionQuestion,
): PromotedProduct | undefined {
  return ofSku(promotion, asked).find(
    (one) =>
      one.termDuration === asked.termDuration &&
      (one.billingCycle === undefined || one.billingCycle === asked.billingCycle),
  );
}

/**
 * Why a customer does not get a promotion; empty = it is eligible. Seats are counted over all partners of the customer;
 * what the customer owns counts towards the minimum.
 * @see https://learn.microsoft.com/partner-center/developer/verify-promotion-eligibility
 * @see https://learn.microsoft.com/partner-center/promotions-new-commerce
 */
export function promotionProblems(
  promotion: PromotionTerms,
  asked: PromotionQuestion,
  at: Instant,
): PromotionProblem[] {
  const products = ofSku(promotion, asked);
  if (products.length === 0)
    return [{ type: 'InvalidCatalogItemId', description: 'The promotion is not for this item.' }];
  const now = Date.parse(at);
  if (now < Date.parse(promotion.startDate) || now > Date.parse(promotion.endDate))
    return [{ type: 'InvalidPromotion', description: 'The promotion is not available.' }];
  const problems: PromotionProblem[] = [];
  if (!promotedProduct(promotion, asked))
    problems.push({
      type: 'Term',
      description: 'The term or billing cycle is not one of the promotion.',
      eligibleTerms: products.map((one) => ({
        duration: one.termDuration,
        ...(one.billingCycle !== undefined && { billingCycle: one.billingCycle }),
      })),
    });
  const { minimumSeats = 0, maximumSeats = Number.POSITIVE_INFINITY } = promotion;
  const availableSeats = Math.max(0, maximumSeats - asked.promotionSeats);
  if (asked.ownedSeats + asked.quantity < minimumSeats || asked.quantity > availableSeats)
    problems.push({
      type: 'SeatCount',
      description: 'The number of seats is outside of the limits of the promotion.',
      ...(promotion.minimumSeats !== undefined && { minimumRequiredSeats: promotion.minimumSeats }),
      ...(promotion.maximumSeats !== undefined && {
        maximumRequiredSeats: promotion.maximumSeats,
        availableSeats,
      }),
    });
  return problems;
}
