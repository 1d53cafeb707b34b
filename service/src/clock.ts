/** Time is a parameter: everything that needs an instant asks a clock that was handed to it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export interface FollowingClock extends Clock {
  /** Reads the other side's clock once. */
  follow(): Promise<void>;
  stop(): void;
}

/**
 * A clock that follows the simulator's: in evaluation a year passes on both sides at once.
 * While the simulator does not answer, the last known offset holds.
 */
export function simulatorClock(address: string, everyMs = 1000): FollowingClock {
  let offset = 0;
  let frozenAt: Date | undefined;
  async function follow(): Promise<void> {
    const answer = await fetch(`${address}/_simulator/clock`, { signal: AbortSignal.timeout(2000) });
    const clock = (await answer.json()) as { now: string; frozen: boolean };
    offset = new Date(clock.now).getTime() - Date.now();
    frozenAt = clock.frozen ? new Date(clock.now) : undefined;
  }
  const timer = setInterval(() => void follow().catch(() => undefined), everyMs);
  timer.unref();
  return {
    now: () => frozenAt ?? new Date(Date.now() + offset),
    follow,
    stop: () => clearInterval(timer),
  };
}
