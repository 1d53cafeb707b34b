import type { Context } from './context.ts';

/** The world at one moment. Entities are never changed in place, so only the lists of them are copied. */
export interface Snapshot {
  /** Instant of the simulator's time. */
  at: string;
  items: ReadonlyMap<string, ReadonlyMap<string, { id: string }>>;
}

/** Keys and certificates are not part of it: what trusts them goes on trusting. */
const apart = new Set(['keys', 'certificates']);

export function takeSnapshot({ world, clock }: Context): Snapshot {
  const kept = Object.values(world.collections).filter(({ name }) => !apart.has(name));
  return { at: clock.now(), items: new Map(kept.map((one) => [one.name, one.copy()])) };
}

/**
 * Puts the world back, its clock included: a clock that ran goes on from now, one that stood stands where it stood.
 * Faults and the log of requests stay.
 */
export async function restoreSnapshot(context: Context, snapshot: Snapshot): Promise<void> {
  const { world, clock, journal } = context;
  for (const [name, items] of snapshot.items) world.collections[name]?.replace(items);
  clock.set(snapshot.at, clock.frozen());
  await journal.compact(world.changes());
}
