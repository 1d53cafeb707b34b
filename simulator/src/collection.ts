/** One change of a collection, as the journal keeps it: name, id, new value (`null` = removed). */
export type Change = [collection: string, id: string, value: unknown];

/** Entities of one kind by id, with look-up by derived keys. Values are never mutated in place: put a new one. */
export class Collection<T extends { id: string }> {
  readonly name: string;
  readonly #items = new Map<string, T>();
  readonly #keys: Record<string, (item: T) => string | undefined>;
  readonly #indexes = new Map<string, Map<string, Set<string>>>();
  readonly #changed: (change: Change) => void;

  constructor(
    name: string,
    changed: (change: Change) => void,
    keys: Record<string, (item: T) => string | undefined> = {},
  ) {
    this.name = name;
    this.#changed = changed;
    this.#keys = keys;
    for (const key of Object.keys(keys)) this.#indexes.set(key, new Map());
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

  /** Items whose key has this value, in order of arrival. */
  where(key: string, value: string): T[] {
    const ids = this.#indexes.get(key)?.get(value);
    return ids ? [...ids].map((id) => this.#items.get(id) as T) : [];
  }

  put(item: T): T {
    this.load(item.id, item);
    this.#changed([this.name, item.id, item]);
    return item;
  }

  remove(id: string): void {
    if (!this.#items.has(id)) return;
    this.load(id, null);
    this.#changed([this.name, id, null]);
  }

  clear(): void {
    for (const { id } of this.all()) this.remove(id);
  }

  /** Sets or removes an item without telling the journal: for replaying it. */
  load(id: string, item: T | null): void {
    const before = this.#items.get(id);
    if (item === null) this.#items.delete(id);
    else this.#items.set(id, item);
    for (const [name, key] of Object.entries(this.#keys)) {
      const old = before && key(before);
      const now = item === null ? undefined : key(item);
      if (old === now) continue;
      const index = this.#indexes.get(name) as Map<string, Set<string>>;
      if (old !== undefined) index.get(old)?.delete(id);
      if (now === undefined) continue;
      const ids = index.get(now);
      if (ids) ids.add(id);
      else index.set(now, new Set([id]));
    }
  }
}
