/** Draws that are the same for the same seed. */
export interface Random {
  /** From 0 up to but not `n`. */
  below(n: number): number;
  chance(probability: number): boolean;
  of<T>(items: readonly [T, ...T[]]): T;
}

/** Mulberry32: small, and even enough for drawing operations. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  }
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    chance: (probability) => next() < probability,
    of: ([first, ...rest]) => [first, ...rest][below(rest.length + 1)] ?? first,
  };
}
