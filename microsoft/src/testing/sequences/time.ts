import type { Known } from './model.ts';

/** A subscription and its way through time, as Microsoft's pages tell it: written apart from `rules/` and `simulator/`. */
export interface Life {
  known: Known;
  /** Terms that followed the first one; Microsoft writes an order for each. */
  renewals: number;
  /** States that still come after the end, each with its instant in ms. */
  later: { status: string; at: number }[];
  /** What an extended service term goes back to. */
  termBefore?: Pick<Known, 'termDuration' | 'billingCycle'> | undefined;
}

export const lifeOf = (known: Known): Life => ({ known, renewals: 0, later: [] });

const day = 86_400_000;

/**
 * Last day of a term: a year from 15 July ends on 14 July.
 * @see https://learn.microsoft.com/partner-center/developer/subscription-resources
 */
export function lastDayOf(firstDay: string, termDuration: string): string {
  const [, count, unit] = /^P(\d+)([MY])$/.exec(termDuration) ?? [];
  const months = Number(count) * (unit === 'Y' ? 12 : 1);
  const first = new Date(`${firstDay}T00:00:00Z`);
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + months];
  const longest = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month, Math.min(first.getUTCDate(), longest)) - day);
}

export const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** When the term is over, in ms: its last day belongs to it. */
export const overAt = ({ lastDay }: Known): number => Date.parse(`${lastDay}T00:00:00Z`) + day;

/**
 * What may have become of a subscription at an instant. There are two possibilities while a renewal is waiting to be
 * worked off, which takes up to 24 hours.
 * @see https://learn.microsoft.com/partner-center/renew-subscriptions
 */
export function livesAt(life: Life, at: number): Life[] {
  for (let now = life; ; ) {
    const next = nextOf(now);
    if (!next || next.at > at) return [now];
    if (next.waits && at < next.at + day) return [now, next.life];
    now = next.life;
  }
}

function nextOf(life: Life): { at: number; life: Life; waits?: true } | undefined {
  const { known, later } = life;
  const [state, ...rest] = later;
  if (state)
    return { at: state.at, life: { ...life, known: { ...known, status: state.status }, later: rest } };
  const at = overAt(known);
  if (known.status === 'suspended') return { at, life: ended(life, 'disabled', [30 + 90, 'deleted']) };
  if (known.status !== 'active') return undefined;
  const cancelled = known.decided?.atTermEnd === 'cancel';
  if (cancelled && !known.isTrial) return { at, life: ended(life, 'disabled', [90, 'deleted']) };
  if (cancelled || (known.isTrial && !known.autoRenewEnabled))
    return { at, life: ended(life, 'expired', [30, 'disabled'], [30 + 90, 'deleted']) };
  return { at, life: known.autoRenewEnabled ? renewed(life) : extended(life), waits: true };
}

/** @see https://learn.microsoft.com/partner-center/subscription-lifecycle */
function ended(life: Life, status: string, ...states: [days: number, status: string][]): Life {
  const over = overAt(life.known);
  const known = { ...life.known, status, autoRenewEnabled: false, decided: undefined };
  return { ...life, known, later: states.map(([days, then]) => ({ at: over + days * day, status: then })) };
}

/** @see https://learn.microsoft.com/partner-center/developer/create-scheduled-changes */
function renewed({ known, renewals, termBefore }: Life): Life {
  const plain = known.isTrial
    ? { sku: known.sku.replace(/:.*/, ':0001'), termDuration: 'P1Y', billingCycle: 'monthly' }
    : { sku: known.sku, ...(termBefore ?? known) };
  const { decided } = known;
  const termDuration = decided?.termDuration ?? plain.termDuration;
  return {
    known: {
      ...known,
      sku: decided?.sku ?? plain.sku,
      quantity: decided?.quantity ?? known.quantity,
      isTrial: false,
      termDuration,
      billingCycle: decided?.billingCycle ?? plain.billingCycle,
      lastDay: lastDayOf(isoDay(overAt(known)), termDuration ?? ''),
      decided: undefined,
    },
    renewals: renewals + 1,
    later: [],
  };
}

/**
 * Month by month. That the choice of it stays on record is assumed. [U]
 * @see https://learn.microsoft.com/partner-center/customers/extended-service-terms
 */
function extended({ known, renewals, termBefore }: Life): Life {
  const { termDuration, billingCycle } = known;
  const lastDay = lastDayOf(isoDay(overAt(known)), 'P1M');
  return {
    known: { ...known, termDuration: 'P1M', billingCycle: 'monthly', lastDay },
    renewals: renewals + 1,
    later: [],
    termBefore: termBefore ?? { termDuration, billingCycle },
  };
}
