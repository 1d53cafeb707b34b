import type { Context } from '../context.ts';
import { restoreSnapshot, type Snapshot, takeSnapshot } from '../snapshot.ts';
import { BadControl } from './refusal.ts';

/** Snapshots of the world by name; they live as long as the process. */
export function createSnapshots(context: Context) {
  const kept = new Map<string, Snapshot>();
  const list = () => ({ snapshots: [...kept].map(([name, { at }]) => ({ name, at })) });
  return {
    list,
    /** Takes one, or takes it anew. */
    take(name: string) {
      kept.set(name, takeSnapshot(context));
      return list();
    },
    /** @throws BadControl when there is none of this name */
    async restore(name: string) {
      const found = kept.get(name);
      if (!found) throw new BadControl(`there is no snapshot ${name}`);
      await restoreSnapshot(context, found);
    },
    /** Forgets one, or all. */
    drop: (name: string | undefined) => (name === undefined ? kept.clear() : void kept.delete(name)),
  };
}
