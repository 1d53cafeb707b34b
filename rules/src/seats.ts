import type { OfferKind, Refund } from './cancellation.ts';
import { addDuration, type Instant, refundWindow } from './terms.ts';

/** Seats that came at one moment and can be given back until another, that instant included. */
export interface Lot {
  quantity: number;
  allowedUntil: Instant;
  /** When they came; absent = the window's length before its end. */
  addedAt?: Instant;
}

export interface SeatFacts {
  kind: OfferKind;
  isTrial: boolean;
  status: string;
  quantity: number;
  lots: readonly Lot[];
  minimum: number;
  maximum: number;
  /** Seats of the same SKU in the tenant's other subscriptions, whoever sold them; they count against the maximum. */
  pooled?: number;
}

export type SeatChange =
  | { allowed: true; lots: Lot[]; refund?: Refund; taken?: Lot[] }
  | { allowed: false; status: 400 | 403; code: number; available?: number };

/**
 * The lot that a purchase, a renewal or added seats open: seven days for exactly these seats.
 * @see https://learn.microsoft.com/partner-center/new-commerce-cancellation-policy
 */
export function newLot(quantity: number, at: Instant): Lot {
  return { quantity, allowedUntil: addDuration(at, refundWindow), addedAt: at };
}

/** Lots whose window is still open at `at`. */
export function openLots(lots: readonly Lot[], at: Instant): Lot[] {
  return lots.filter((lot) => lot.quantity > 0 && Date.parse(lot.allowedUntil) >= Date.parse(at));
}

/** Seats that can still be given back at `at`: `refundableQuantity.totalQuantity`. */
export function refundableSeats(lots: readonly Lot[], at: Instant): number {
  return openLots(lots, at).reduce((sum, lot) => sum + lot.quantity, 0);
}

/**
 * Divides the open lots when `seats` are given back; lots that close first are taken first [U: Microsoft does not say].
 * @throws RangeError when fewer seats are open
 */
export function takeBack(lots: readonly Lot[], seats: number, at: Instant): { left: Lot[]; taken: Lot[] } {
  const open = openLots(lots, at).toSorted((a, b) => Date.parse(a.allowedUntil) - Date.parse(b.allowedUntil));
  const left: Lot[] = [];
  const taken: Lot[] = [];
  let wanted = seats;
  for (const lot of open) {
    const from = Math.min(wanted, lot.quantity);
    wanted -= from;
    if (from > 0) taken.push({ ...lot, quantity: from });
    if (from < lot.quantity) left.push({ ...lot, quantity: lot.quantity - from });
  }
  if (wanted > 0) throw new RangeError(`${seats} seats given back, of which ${wanted} are in no open lot`);
  return { left, taken };
}

/** Kinds whose seats come in lots that can be given back. */
const inLots = (kind: OfferKind): boolean => kind === 'nce' || kind === 'marketplace';

/**
 * What Microsoft says to a new total of seats, and the refund lots afterwards.
 * @see https://learn.microsoft.com/partner-center/developer/change-the-quantity-of-a-subscription
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export function changeSeats(facts: SeatFacts, wanted: number, at: Instant): SeatChange {
  const refused = (code: number, status: 400 | 403 = 400): SeatChange => ({ allowed: false, status, code });
  if (facts.status === 'suspended') return refused(2001);
  if (facts.status !== 'active') return refused(900279);
  if (facts.isTrial || !['nce', 'marketplace', 'software', 'legacy'].includes(facts.kind))
    return refused(800095);
  if (wanted < Math.max(1, facts.minimum)) return refused(2002);
  const more = wanted - facts.quantity;
  if (more > 0) {
    const available = Math.max(0, facts.maximum - (facts.pooled ?? 0) - facts.quantity);
    if (more > available) return { ...refused(800088, 403), available } as SeatChange;
    return { allowed: true, lots: inLots(facts.kind) ? [...openLots(facts.lots, at), newLot(more, at)] : [] };
  }
  if (facts.kind === 'legacy') return { allowed: true, lots: [], refund: 'prorated' };
  if (!inLots(facts.kind) || refundableSeats(facts.lots, at) < -more) return refused(800090);
  const { left, taken } = takeBack(facts.lots, -more, at);
  return { allowed: true, lots: left, refund: 'prorated', taken };
}

/** Seats that a tenant may have over all of Business Basic, Standard and Premium. */
export const businessFamilyLimit = 300;

/**
 * True when a tenant has more seats of the small-business products together than the terms allow. Purchases are checked
 * for each SKU alone, so that this goes through; reported.
 * @param held names of products with their seats, whoever sold them
 * @see https://learn.microsoft.com/microsoft-365/commerce/licenses/buy-licenses
 */
export function overBusinessFamily(held: readonly { name: string; quantity: number }[]): boolean {
  const family = held.filter(({ name }) => /\bBusiness (Basic|Standard|Premium)\b/i.test(name));
  return family.reduce((sum, { quantity }) => sum + quantity, 0) > businessFamilyLimit;
}
