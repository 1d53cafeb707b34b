import { DueHeap } from './due-heap.ts';

/** One change of a collection, as the journal keeps it: name, id, new value (`null` = removed). */
export type Change = [collection: string, id: string, value: unknown];

type Key<T> = (item: T) => string | undefined;

/** An entity that something happens to, and when. */
export interface Upcoming<T> {
  at: number;
  item: T;
}

/** Entities of one kind by id, with look-up by derived keys. Values are never mutated in place: put a new one. */
export class Collection<T extends { id: string }> {
  readonly name: string;
  readonly #items = new Map<string, T>();
  readonly #keys: [name: string, key: Key<T>, ids: Map<string, string | Set<string>>][];
  readonly #changed: (change: Change) => void;
  readonly #dueAt: Key<T> | undefined;
  readonly #waiting = new DueHeap();
  /** Changes of the indexes so far. */
  #changes = 0;
  #list: { of: Set<string>; changes: number; ids: readonly string[] } | undefined;
  readonly #watchers: ((item: T, before: T | undefined) => void)[] = [];

  /**
   * @param keys what items are looked up by, besides their id
   * @param dueAt the instant at which something happens to an item by itself
   */
  constructor(
    name: string,
    changed: (change: Change) => void,
    keys: Record<string, Key<T>> = {},
    dueAt?: Key<T>,
  ) {
    this.name = name;
    this.#changed = changed;
    this.#keys = Object.entries(keys).map(([key, of]) => [key, of, new Map()]);
    this.#dueAt = dueAt;
  }

  get size(): number {
    return this.#items.size;
  }

  get(id: string | undefined): T | undefined {
    return id === undefined ? undefined : this.#items.get(id);
  }

  all(): T[] {
    return [...this.#items.values()];
  }

  /** All items one by one, without a list of them. */
  values(): Iterable<T> {
    return this.#items.values();
  }

  /** Items whose key has this value, in order of arrival. */
  where(key: string, value: string): T[] {
    return [...this.each(key, value)];
  }

  /**
   * The same one by one, without a list of them.
   * @param start so many of the first are left out; it costs nothing
   */
  *each(key: string, value: string, start = 0): Generator<T> {
    const ids = this.#index(key)?.get(value);
    if (typeof ids === 'string') {
      if (start === 0) yield this.#items.get(ids) as T;
    } else if (ids && start === 0) {
      for (const id of ids) yield this.#items.get(id) as T;
    } else if (ids) {
      const list = this.#listed(ids);
      for (let index = start; index < list.length; index += 1)
        yield this.#items.get(list[index] as string) as T;
    }
  }

  /** How many items have this value. */
  count(key: string, value: string): number {
    const ids = this.#index(key)?.get(value);
    return typeof ids === 'string' ? 1 : (ids?.size ?? 0);
  }

  /** The item to which something happens next, and its instant in ms. */
  next(): Upcoming<T> | undefined {
    const first = this.#waiting.first((at, id) => this.#instant(this.#items.get(id)) === at);
    return first && { at: first.at, item: this.#items.get(first.id) as T };
  }

  /** @throws when the item lacks a part by which it is found, or from which follows what happens to it */
  check(item: T): void {
    this.#instant(item);
    for (const [, key] of this.#keys) key(item);
  }

  put(item: T): T {
    const before = this.#items.get(item.id);
    this.load(item.id, item);
    this.#changed([this.name, item.id, item]);
    for (const watcher of this.#watchers) watcher(item, before);
    return item;
  }

  /** Tells of every item that is put, not of what is read from a journal. */
  watch(watcher: (item: T, before: T | undefined) => void): void {
    this.#watchers.push(watcher);
  }

  remove(id: string): void {
    if (!this.#items.has(id)) return;
    this.load(id, null);
    this.#changed([this.name, id, null]);
  }

  clear(): void {
    for (const id of this.#items.keys()) this.#changed([this.name, id, null]);
    this.#empty();
  }

  /** The items as they are now. */
  copy(): ReadonlyMap<string, T> {
    return new Map(this.#items);
  }

  /** Puts other items in place of all, without telling the journal. */
  replace(items: ReadonlyMap<string, T>): void {
    this.#empty();
    for (const [id, item] of items) this.load(id, item);
  }

  /** Sets or removes an item without telling the journal: for replaying it. */
  load(id: string, item: T | null): void {
    const before = this.#items.get(id);
    // First what may throw for an item without its parts: then nothing has changed yet.
    const at = this.#instant(item ?? undefined);
    if (item === null) this.#items.delete(id);
    else this.#items.set(id, item);
    for (const [, key, ids] of this.#keys) {
      const old = before && key(before);
      const now = item === null ? undefined : key(item);
      if (old === now) continue;
      this.#changes += 1;
      if (old !== undefined) leave(ids, old, id);
      if (now !== undefined) enter(ids, now, id);
    }
    if (at !== undefined && at !== this.#instant(before)) this.#wait(at, id);
  }

  #empty(): void {
    this.#list = undefined;
    this.#items.clear();
    for (const [, , ids] of this.#keys) ids.clear();
    this.#waiting.clear();
  }

  /** The last set that was read from its middle, as a list, until something of its size changes. */
  #listed(ids: Set<string>): readonly string[] {
    if (this.#list?.of !== ids || this.#list.changes !== this.#changes)
      this.#list = { of: ids, changes: this.#changes, ids: [...ids] };
    return this.#list.ids;
  }

  #index(key: string) {
    return this.#keys.find(([name]) => name === key)?.[2];
  }

  #instant(item: T | undefined): number | undefined {
    const at = item && this.#dueAt?.(item);
    return at === undefined ? undefined : Date.parse(at);
  }

  /** Instants that no longer count pile up in the heap when items change often: then it is made anew. */
  #wait(at: number, id: string): void {
    this.#waiting.put(at, id);
    if (this.#waiting.size < 2 * this.#items.size + 1000) return;
    this.#waiting.clear();
    for (const item of this.#items.values()) {
      const instant = this.#instant(item);
      if (instant !== undefined) this.#waiting.put(instant, item.id);
    }
  }
}

/** Most values have one item only: then the index holds its id, not a set. */
function enter(ids: Map<string, string | Set<string>>, value: string, id: string): void {
  const present = ids.get(value);
  if (present === undefined) ids.set(value, id);
  else if (typeof present === 'string') ids.set(value, new Set([present, id]));
  else present.add(id);
}

function leave(ids: Map<string, string | Set<string>>, value: string, id: string): void {
  const present = ids.get(value);
  if (typeof present === 'string' || present?.size === 1) ids.delete(value);
  else present?.delete(id);
}
