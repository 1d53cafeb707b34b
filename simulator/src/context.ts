import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import type { RequestLog } from './request-log.ts';
import type { Seed } from './seed.ts';
import type { Webhooks } from './webhooks/delivery.ts';
import type { World } from './world.ts';

/** What every room works with. */
export interface Context {
  world: World;
  clock: Clock;
  faults: Faults;
  journal: Journal;
  log: RequestLog;
  webhooks: Webhooks;
  seed(): Seed;
  /** Empties the world and plants this seed, by default the present one. */
  reset(seed?: Seed): void;
  /** Where the simulator listens, e.g. `http://127.0.0.1:8366`. */
  address(): string;
  /** Real time in ms since 1970, in which clients live. */
  realTime(): number;
  /** A real clock that never jumps, in ms: for rate windows. */
  monotonic(): number;
}
