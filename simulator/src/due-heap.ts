/** One thing that waits for its time. */
interface Waiting {
  at: number;
  id: string;
}

/**
 * What waits, the earliest first; ties by id. Entries are never taken out when they no longer count: whoever asks tells
 * which still do. Putting and taking cost the logarithm of the number that wait.
 */
export class DueHeap {
  #heap: Waiting[] = [];

  get size(): number {
    return this.#heap.length;
  }

  /** @param at instant in ms */
  put(at: number, id: string): void {
    const heap = this.#heap;
    const entry = { at, id };
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as Waiting;
      if (!before(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  /** The earliest that still counts; those before it that do not are forgotten. */
  first(counts: (at: number, id: string) => boolean): Waiting | undefined {
    for (let top = this.#heap[0]; top; top = this.#heap[0]) {
      if (counts(top.at, top.id)) return top;
      this.#dropFirst();
    }
    return undefined;
  }

  clear(): void {
    this.#heap = [];
  }

  #dropFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const child =
        right < heap.length && before(heap[right] as Waiting, heap[left] as Waiting) ? right : left;
      if (!before(heap[child] as Waiting, last)) break;
      heap[index] = heap[child] as Waiting;
      index = child;
    }
    heap[index] = last;
  }
}

const before = (one: Waiting, other: Waiting) =>
  one.at < other.at || (one.at === other.at && one.id < other.id);
