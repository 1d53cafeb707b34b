import type { Priority } from './budget.ts';
import type { Door } from './call.ts';

/** What holds for every call of a port that does not say it itself: whom the budget serves first, how to give up. */
export interface Service {
  priority?: Priority;
  signal?: AbortSignal;
}

/** The same door, with `service` for calls that say nothing else. */
export function served(door: Door, { priority, signal }: Service): Door {
  return {
    call: (call) =>
      door.call({ ...call, priority: call.priority ?? priority, signal: call.signal ?? signal }),
  };
}
