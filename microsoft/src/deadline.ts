/** The reason of a signal that ended because the time for the whole call was over. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** An end in time for everything that a call does: queue, pauses and attempts together. */
export interface Deadline {
  /** Ends with the caller's signal, or with `DeadlinePassed`. */
  signal: AbortSignal;
  stop(): void;
}

/** @param ms from now on, in real time */
export function startDeadline(ms: number, signal?: AbortSignal): Deadline {
  const own = new AbortController();
  const timer = setTimeout(() => own.abort(new DeadlinePassed()), ms);
  return {
    signal: signal ? AbortSignal.any([signal, own.signal]) : own.signal,
    stop: () => clearTimeout(timer),
  };
}
