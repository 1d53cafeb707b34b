import { useEffect, useState } from 'react';

/** How far the service's clock (in evaluation: the simulator's) is ahead of the browser's, in milliseconds. */
let ahead = 0;

/** Follows the service's clock. @param instant what the service said its time is, just now */
export function followClock(instant: string): void {
  ahead = Date.parse(instant) - Date.now();
}

/** The service's time. The only place of the panels that looks at a clock. */
export function now(): number {
  return Date.now() + ahead;
}

/** The service's time, renewed so often. @param everyMs how often the caller is drawn again */
export function useNow(everyMs = 30_000): number {
  const [instant, setInstant] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setInstant(now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return instant;
}
