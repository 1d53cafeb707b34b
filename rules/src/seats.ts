import { addDuration, type Instant, refundWindow } from './terms.ts';

/** Seats that came at one moment and can be given back until another. */
export interface Lot {
  quantity: number;
  allowedUntil: Instant;
}

/**
 * The lot that a purchase, a renewal or added seats open: seven days for exactly these seats.
 * @see https://learn.microsoft.com/partner-center/new-commerce-cancellation-policy
 */
export function newLot(quantity: number, at: Instant): Lot {
  return { quantity, allowedUntil: addDuration(at, refundWindow) };
}

/** Lots whose window is still open at `at`. */
export function openLots(lots: readonly Lot[], at: Instant): Lot[] {
  return lots.filter((lot) => lot.quantity > 0 && Date.parse(lot.allowedUntil) > Date.parse(at));
}

/** Seats that can still be given back at `at`: `refundableQuantity.totalQuantity`. */
export function refundableSeats(lots: readonly Lot[], at: Instant): number {
  return openLots(lots, at).reduce((sum, lot) => sum + lot.quantity, 0);
}
