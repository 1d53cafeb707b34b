import { alarm } from './alarm.ts';

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
  const followed = follow(signal, own);
  const takeBack = alarm(ms, () => own.abort(new DeadlinePassed()));
  return {
    signal: own.signal,
    stop() {
      takeBack();
      followed();
    },
  };
}

/**
 * Ends `own` when `signal` ends, with its reason. Unlike `AbortSignal.any` nothing is left behind on a signal that lives
 * longer than the call.
 * @returns lets go
 */
function follow(signal: AbortSignal | undefined, own: AbortController): () => void {
  if (!signal) return () => {};
  if (signal.aborted) own.abort(signal.reason);
  const end = () => own.abort(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  return () => signal.removeEventListener('abort', end);
}
