import type { PaceGraph } from '@concord/contract';

const minuteMs = 60_000;

/** The rate budget over time, a row a minute; without any call there are no rows. */
export interface PaceFigures {
  times: number[];
  used: number[];
  allowed: number[];
  throttled: number[];
  calls: number;
  most: number;
  refused: number;
  /** What is left of the running minute. */
  left: number;
}

/** @param graph minutes in which calls were made; in those between there were none */
export function paceFigures({ items, limitPerMinute, until }: PaceGraph, hours: number): PaceFigures {
  const figures: PaceFigures = {
    times: [],
    used: [],
    allowed: [],
    throttled: [],
    calls: 0,
    most: 0,
    refused: 0,
    left: limitPerMinute,
  };
  const [first] = items;
  if (!first) return figures;
  const minutes = new Map(items.map((item) => [Date.parse(item.minute), item]));
  const last = Math.floor(Date.parse(until) / minuteMs) * minuteMs;
  let allowed = first.perMinute;
  for (let at = last - (hours * 60 - 1) * minuteMs; at <= last; at += minuteMs) {
    const { calls = 0, throttled = 0, perMinute = allowed } = minutes.get(at) ?? {};
    allowed = perMinute;
    figures.times.push(at);
    figures.used.push(calls);
    figures.allowed.push(perMinute);
    figures.throttled.push(throttled);
    figures.calls += calls;
    figures.refused += throttled;
    figures.most = Math.max(figures.most, calls);
    figures.left = Math.max(0, perMinute - calls);
  }
  return figures;
}
