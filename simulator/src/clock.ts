import { addDuration } from '@concord/rules';
import type { Collection } from './collection.ts';
import type { DueKind } from './due.ts';
import type { Due } from './entities.ts';
import type { World } from './world.ts';

interface Happening {
  /** Instant in ms. */
  at: number;
  id: string;
  happen(): void;
}

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
 * @param timed collections whose entities themselves say when something happens to them, and what
 */
export function createClock(
  world: World,
  real: () => number,
  perform: (kind: DueKind, ref: string) => void,
  timed: Record<string, DueKind> = {},
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
    if (acting !== undefined) return;
    const until = Date.parse(now());
    for (let next = earliest(); next && next.at <= until; next = earliest()) {
      acting = new Date(next.at).toISOString();
      try {
        next.happen();
      } finally {
        acting = undefined;
      }
    }
  }

  /** What happens next, of the due things and of all that carry their own instant. */
  function earliest(): Happening | undefined {
    let first: Happening | undefined;
    const due = world.due.next();
    if (due) first = { at: due.at, id: due.item.id, happen: () => perform(take(due.item), due.item.ref) };
    for (const [name, kind] of Object.entries(timed)) {
      const collection = world.collections[name] as Collection<{ id: string }>;
      const next = collection.next();
      if (!next) continue;
      const { at, item } = next;
      if (first && (first.at < at || (first.at === at && first.id < item.id))) continue;
      first = { at, id: item.id, happen: () => changeOnce(collection, at, kind, item.id) };
    }
    return first;
  }

  function take({ id, kind }: Due): DueKind {
    world.due.remove(id);
    return kind;
  }

  function changeOnce(collection: Collection<{ id: string }>, at: number, kind: DueKind, id: string): void {
    perform(kind, id);
    const after = collection.next();
    if (after?.item.id === id && after.at <= at)
      throw new Error(`${kind} of ${id} is due again at the same instant`);
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
