import type { ChangePreview, ChangeVerb, ScheduledChangeInput, Subscription } from '@concord/contract';
import { call } from '../../../api.ts';
import { wholeNumber } from '../../../parts/form/whole-number.ts';
import { refresh } from '../../../queries.ts';

/** The buttons above a subscription; `scheduled-change` takes back too. */
export type Button = Exclude<ChangeVerb, 'drop-scheduled-change'>;

/** What the dialog's fields hold, as typed. */
export interface Typed {
  seats: string;
  atTermEnd: ScheduledChangeInput['atTermEnd'] | 'drop';
  quantity: string;
  termDuration: string;
  billingCycle: string;
}

/** What is asked for. */
export interface Asked {
  verb: ChangeVerb;
  seats?: number;
  on?: boolean;
  change?: ScheduledChangeInput;
}

export function typedOf({ seats, scheduledChange }: Subscription): Typed {
  const { atTermEnd = 'renew', quantity, termDuration = '', billingCycle = '' } = scheduledChange ?? {};
  return {
    seats: String(seats),
    atTermEnd,
    quantity: quantity ? String(quantity) : '',
    termDuration,
    billingCycle,
  };
}

/** @returns `undefined` while a field holds no whole number */
export function askedOf(button: Button, typed: Typed, { autoRenew }: Subscription): Asked | undefined {
  if (button === 'seats') {
    const seats = wholeNumber(typed.seats);
    return seats === undefined ? undefined : { verb: 'seats', seats };
  }
  if (button === 'auto-renew') return { verb: 'auto-renew', on: !autoRenew };
  if (button !== 'scheduled-change') return { verb: button };
  const { atTermEnd, termDuration, billingCycle } = typed;
  if (atTermEnd === 'drop') return { verb: 'drop-scheduled-change' };
  if (atTermEnd !== 'renew') return { verb: button, change: { atTermEnd } };
  const quantity = typed.quantity.trim() === '' ? undefined : wholeNumber(typed.quantity);
  if (typed.quantity.trim() !== '' && quantity === undefined) return undefined;
  const change = {
    atTermEnd,
    quantity,
    termDuration: termDuration || undefined,
    billingCycle: billingCycle || undefined,
  };
  return { verb: button, change: change as ScheduledChangeInput };
}

/** The same as a query of the preview. */
export function queryOf({ verb, seats, on, change }: Asked) {
  return {
    verb,
    ...(seats !== undefined && { seats }),
    ...(on !== undefined && { on: on ? ('true' as const) : ('false' as const) }),
    ...change,
  };
}

/** Does it. After a stale one the page is read again. */
export async function perform({ id, version }: Subscription, asked: Asked, idempotencyKey: string) {
  const rest = { params: { id }, version, idempotencyKey };
  const { verb, seats = 1, on = true, change = { atTermEnd: 'renew' } } = asked;
  try {
    if (verb === 'seats') return await call('POST /subscriptions/:id/seats', { ...rest, body: { seats } });
    if (verb === 'auto-renew')
      return await call('POST /subscriptions/:id/auto-renew', { ...rest, body: { on } });
    if (verb === 'scheduled-change')
      return await call('POST /subscriptions/:id/scheduled-change', { ...rest, body: change });
    if (verb === 'drop-scheduled-change')
      return await call('DELETE /subscriptions/:id/scheduled-change', rest);
    return await call(`POST /subscriptions/:id/${verb}`, rest);
  } catch (problem) {
    await refresh('subscriptions', 'events');
    throw problem;
  }
}

export type Preview = ChangePreview;
