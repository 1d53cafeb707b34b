import type { Refund } from './cancellation.ts';
import type { Instant } from './terms.ts';

const dayMs = 86_400_000;

export interface RefundShare {
  /** Days that stay charged; a day begun is charged. */
  chargedDays: number;
  /** Days for which was paid. */
  paidDays: number;
  /** In the smallest unit of the currency; together with `charged` what was paid. */
  refunded: bigint;
  charged: bigint;
}

/**
 * How a payment is divided when what it paid for is given back: by days, rounded against the one who gives back [U:
 * the rounding is not published].
 * @param paid in the smallest unit of the currency
 * @see https://learn.microsoft.com/partner-center/new-commerce-cancellation-policy
 */
export function divideRefund(
  paid: bigint,
  period: { from: Instant; until: Instant },
  at: Instant,
  refund: Refund,
): RefundShare {
  const paidDays = Math.max(1, Math.ceil((Date.parse(period.until) - Date.parse(period.from)) / dayMs));
  const begun = Math.ceil((Date.parse(at) - Date.parse(period.from)) / dayMs);
  const used = { full: 0, none: paidDays, prorated: Math.min(paidDays, Math.max(0, begun)) }[refund];
  const refunded = (paid * BigInt(paidDays - used)) / BigInt(paidDays);
  return { chargedDays: used, paidDays, refunded, charged: paid - refunded };
}
