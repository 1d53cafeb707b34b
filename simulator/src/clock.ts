import { addDuration } from '@concord/rules';
import type { DueKind } from './due.ts';
import type { World } from './world.ts';

/** The simulator's time. What is due on the way is done in order, each at its own instant. */
export interface Clock {
  /** Now, ISO 8601 with milliseconds. */
  now(): string;
  frozen(): boolean;
  /** Stops or starts it at the present instant. */
  freeze(frozen: boolean): void;
  /** Moves forward by an ISO duration. @throws RangeError when it cannot be read */
  advance(duration: string): void;
  /** Moves to an instant. @throws RangeError when it lies in the past or cannot be read */
  to(instant: string): void;
  /** Sets the time without doing anything that is due: for seeds. */
  set(instant: string, frozen: boolean): void;
  /** Does what has become due. */
  catchUp(): void;
}

/**
 * @param real the real time in ms
 * @param perform does one due thing; called while the clock shows that thing's instant
 */
export function createClock(
  world: World,
  real: () => number,
  perform: (kind: DueKind, ref: string) => void,
): Clock {
  let acting: string | undefined;

  function now(): string {
    if (acting !== undefined) return acting;
    const { frozenAt, offsetMs } = world.clock();
    return frozenAt ?? new Date(real() + offsetMs).toISOString();
  }

  function set(instant: string, frozen: boolean): void {
    const at = new Date(instant).toISOString();
    world.change({ clock: { offsetMs: Date.parse(at) - real(), ...(frozen && { frozenAt: at }) } });
  }

  function catchUp(): void {
    if (world.due.size === 0) return;
    const until = now();
    for (let next = earliest(world, until); next; next = earliest(world, until)) {
      world.due.remove(next.id);
      acting = next.at;
      try {
        perform(next.kind, next.ref);
      } finally {
        acting = undefined;
      }
    }
  }

  function to(instant: string): void {
    if (Number.isNaN(Date.parse(instant))) throw new RangeError(`not an instant: ${instant}`);
    if (Date.parse(instant) < Date.parse(now())) throw new RangeError('the clock only moves forward');
    set(instant, world.clock().frozenAt !== undefined);
    catchUp();
  }

  return {
    now,
    frozen: () => world.clock().frozenAt !== undefined,
    freeze: (frozen) => set(now(), frozen),
    advance: (duration) => to(addDuration(now(), duration)),
    to,
    set,
    catchUp,
  };
}

function earliest(world: World, until: string) {
  return world.due
    .all()
    .filter((due) => due.at <= until)
    .toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))[0];
}
