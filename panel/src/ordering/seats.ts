import type { Plan } from '@concord/contract';
import { OrderInput } from '@concord/contract/orders';

/** A key of the `field` texts, or why the plan does not take so many. */
export type SeatsProblem = { field: string } | { bound: 'fewest' | 'most'; count: number };

/** What is wrong with a number of seats as typed; `undefined` when the plan takes it. */
export function seatsProblem(typed: string, plan: Plan): SeatsProblem | undefined {
  if (typed.trim() === '') return { field: 'required' };
  const seats = OrderInput.shape.seats.safeParse(typed);
  if (!seats.success) return { field: seats.error.issues[0]?.message ?? 'number' };
  if (seats.data < plan.minimumSeats) return { bound: 'fewest', count: plan.minimumSeats };
  if (seats.data > plan.maximumSeats) return { bound: 'most', count: plan.maximumSeats };
  return undefined;
}

/** Price of so many seats, exactly: a decimal text times a whole number. */
export function times(amount: string, seats: number): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  const digits = (BigInt(whole + fraction) * BigInt(seats)).toString().padStart(fraction.length + 1, '0');
  return fraction ? `${digits.slice(0, -fraction.length)}.${digits.slice(-fraction.length)}` : digits;
}
