import type { Priority } from './pace.ts';

export interface Waiter {
  priority: Priority;
  /** Whose call it is; those of one key stand behind each other. */
  key: string;
  /** Calls still to be let through. */
  left: number;
  admit: () => void;
  fail: (reason: unknown) => void;
}

const order: readonly Priority[] = ['person', 'order', 'sync'];

/** Who waits: by priority, and in turns between the keys of one priority, so that none can starve another. */
export function createQueue() {
  const lines: Record<Priority, Map<string, Waiter[]>> = {
    person: new Map(),
    order: new Map(),
    sync: new Map(),
  };
  let size = 0;

  function remove(waiter: Waiter): void {
    const line = lines[waiter.priority];
    const rest = line.get(waiter.key)?.filter((one) => one !== waiter) ?? [];
    size -= (line.get(waiter.key)?.length ?? 0) - rest.length;
    if (rest.length > 0) line.set(waiter.key, rest);
    else line.delete(waiter.key);
  }

  return {
    size: () => size,
    first(): Waiter | undefined {
      for (const priority of order) for (const [waiter] of lines[priority].values()) return waiter;
      return undefined;
    },
    add(waiter: Waiter): void {
      const line = lines[waiter.priority];
      const mine = line.get(waiter.key);
      if (mine) mine.push(waiter);
      else line.set(waiter.key, [waiter]);
      size += 1;
    },
    remove,
    /** The first has had a call: the next key is first now. */
    turn(waiter: Waiter): void {
      const line = lines[waiter.priority];
      const mine = line.get(waiter.key) ?? [];
      if (waiter.left === 0) {
        mine.shift();
        size -= 1;
      }
      line.delete(waiter.key);
      if (mine.length > 0) line.set(waiter.key, mine);
    },
    /** Everybody, who then no longer waits. */
    empty(): Waiter[] {
      const all = order.flatMap((priority) => [...lines[priority].values()].flat());
      for (const priority of order) lines[priority].clear();
      size = 0;
      return all;
    },
  };
}

export const before = (one: Priority, other: Priority): boolean => order.indexOf(one) < order.indexOf(other);
