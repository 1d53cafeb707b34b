/** Who waits behind the call: people go before orders, orders before the sync. */
export type Priority = 'person' | 'order' | 'sync';

/** What a partner account may call. */
export interface Limits {
  /** Calls in any minute, at most; at least 4. Microsoft publishes 500 for customers, orders and subscriptions. */
  perMinute: number;
  /** Calls that may follow each other without a pause after a rest; they are taken off the rate of the minute. */
  burst: number;
}

/**
 * The pace of one partner account as plain data, so that memory and database keep the same. The way is divided into
 * slots, one call each, at equal distances in time. Instants are milliseconds on a real clock that all callers share.
 */
export interface Pace {
  /** Slots before this instant are given away. */
  givenUntil: number;
  /** Nobody calls before this instant: Microsoft said so. */
  pausedUntil: number;
  /** What refusals left of the rate, in calls a minute. */
  lowered: number;
  /** From here on what was lowered grows again. */
  growsFrom: number;
  /** When the minute of `given` began. */
  minute: number;
  given: number;
  givenBefore: number;
}

/** Slots given to one caller, in the order of time. A slot that is not used in time is gone. */
export interface Slots {
  first: number;
  interval: number;
  count: number;
  notBefore: number;
  /** How long before its instant a slot may be used, by priority, in ms. */
  early: Record<Priority, number>;
  /** How long after it, in ms. */
  late: number;
}

const minute = 60_000;
/** Parts of the tolerance in time. Together with `late` the largest makes 1: that bounds every minute. */
const early: Record<Priority, number> = { person: 0.85, order: 0.75, sync: 0.35 };
const late = 0.15;
/**
 * Parts of the tolerance. Up to `free` the rate is no limit, and blocks may reach up to `most`. Beyond, everybody who
 * asks gets blocks of the size `share` in turn, which is fair, and a person's call still finds a slot that it may use.
 */
const blocks = { free: 0.25, most: 0.5, share: 1 / 16, full: 0.7 };

const refusedByRate = { rest: 10 * minute, least: 0.25, margin: 0.97 };
const refusedOtherwise = { rest: minute, factor: 0.7 };
/** Part of the limit by which a lowered rate grows each minute. */
const growth = 0.02;

export const newPace = (limits: Limits): Pace => ({
  givenUntil: 0,
  pausedUntil: 0,
  lowered: limits.perMinute,
  growsFrom: 0,
  minute: 0,
  given: 0,
  givenBefore: 0,
});

/** Calls a minute that may be made now: what refusals left, never more than the limit. */
export function rate(pace: Pace, { perMinute }: Limits, at: number): number {
  const grown = (perMinute * growth * Math.max(0, at - pace.growsFrom)) / minute;
  return Math.min(perMinute, pace.lowered + grown);
}

/**
 * Gives away the next slots: at least one, at most `wanted`, fewer the more are given away already.
 *
 * Every call is made at most `tolerance` away from its slot, so no minute sees more than the slots of a minute and
 * those of the tolerance; distance and tolerance are chosen so that both together are the rate.
 */
export function reserve(
  pace: Pace,
  limits: Limits,
  at: number,
  wanted: number,
): { pace: Pace; slots: Slots } {
  const { interval, tolerance } = spacing(rate(pace, limits, at), limits);
  const afterPause = pace.pausedUntil > at ? pace.pausedUntil + tolerance * early.sync : 0;
  const first = Math.max(pace.givenUntil, at, afterPause);
  const count = Math.max(
    1,
    Math.min(wanted, room(first - Math.max(at, pace.pausedUntil), tolerance, interval)),
  );
  const slots: Slots = {
    first,
    interval,
    count,
    notBefore: pace.pausedUntil,
    early: {
      person: early.person * tolerance,
      order: early.order * tolerance,
      sync: early.sync * tolerance,
    },
    late: late * tolerance,
  };
  return { pace: { ...counted(pace, at, count), givenUntil: first + count * interval }, slots };
}

/**
 * Microsoft answered 429. When the rate of the last minute explains it, that rate was the quota, and ours goes just
 * below it; otherwise somebody else used the quota up, and ours goes down for a moment. Calls that were on their way
 * when the first was refused say nothing new.
 */
export function refuse(pace: Pace, limits: Limits, at: number, retryAfterMs: number): Pace {
  const pausedUntil = Math.max(pace.pausedUntil, at + retryAfterMs);
  if (at < pace.pausedUntil) return { ...pace, pausedUntil };
  const now = rate(pace, limits, at);
  const made = lastMinute(pace, limits, at);
  const byRate = made >= now * refusedByRate.least;
  const lowered = byRate
    ? Math.min(now, made) * refusedByRate.margin
    : Math.max(4, now * refusedOtherwise.factor);
  const rest = byRate ? refusedByRate.rest : refusedOtherwise.rest;
  return { ...pace, pausedUntil, lowered, growsFrom: pausedUntil + rest };
}

/** How many slots one may have at once when others hold those of the time `ahead`. */
function room(ahead: number, tolerance: number, interval: number): number {
  const used = ahead / tolerance;
  const part = used <= blocks.free ? blocks.most - used : used < blocks.full ? blocks.share : 0;
  return Math.floor((part * tolerance) / interval);
}

function spacing(perMinute: number, limits: Limits): { interval: number; tolerance: number } {
  const share = Math.floor((limits.burst * perMinute) / limits.perMinute);
  const burst = Math.max(2, Math.min(share, perMinute / 2));
  const interval = minute / Math.max(perMinute - burst + 1, perMinute / 2);
  return { interval, tolerance: (burst - 1) * interval };
}

function counted(pace: Pace, at: number, count: number): Pace {
  const passed = Math.floor((at - pace.minute) / minute);
  if (passed < 1) return { ...pace, given: pace.given + count };
  const givenBefore = passed === 1 ? pace.given : 0;
  return { ...pace, minute: passed === 1 ? pace.minute + minute : at, given: count, givenBefore };
}

function lastMinute(pace: Pace, limits: Limits, at: number): number {
  const { minute: began, given, givenBefore } = counted(pace, at, 0);
  const { interval } = spacing(rate(pace, limits, at), limits);
  const ahead = Math.max(0, pace.givenUntil - at) / interval;
  return Math.max(0, given + givenBefore * (1 - (at - began) / minute) - ahead);
}
