import type { Reading } from '../../settings/client.ts';

/** Counts what a run calls, and how fast. */
export interface Meter {
  /** What was called since the last time, and the calls a minute of late; `null` until there is something to say. */
  take(): { calls: number; throttled: number; perMinute: number | null };
}

/** For so long (ms) the rate looks back. */
const window = 60_000;
/** A shorter time says nothing about a rate. */
const least = 1_000;

/** @param now real time in ms, as quotas are counted in it */
export function createMeter(reading: Reading, now: () => number): Meter {
  let taken = { ...reading.spent() };
  const marks = [{ at: now(), calls: taken.calls }];
  return {
    take() {
      const spent = { ...reading.spent() };
      const at = now();
      marks.push({ at, calls: spent.calls });
      while (marks.length > 2 && marks[1]!.at < at - window) marks.shift();
      const first = marks[0]!;
      const passed = at - first.at;
      const perMinute = passed < least ? null : Math.round(((spent.calls - first.calls) * 60_000) / passed);
      const calls = spent.calls - taken.calls;
      const throttled = spent.throttled - taken.throttled;
      taken = spent;
      return { calls, throttled, perMinute };
    },
  };
}
