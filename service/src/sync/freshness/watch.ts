import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import { dropOld } from '../lag/drop-old.ts';
import { watchEndings } from './endings.ts';
import { watchSilence } from './silence.ts';
import { watchStale } from './stale.ts';
import { standings } from './standing.ts';

/** The one key of this work: it looks at everything there is. */
const key = 'everything';

/** How often it is looked, and how often while something is stale: what is over is said soon. */
const everyMs = 60_000;
const alarmedMs = 5_000;

/**
 * Raises and ends the alarms that come with time: what is older than its limit, secrets and consents that end,
 * events that do not come. Due by the clock that is handed in; a clock that jumps, also backwards, makes it due at
 * once. What is too old to be asked for goes with that.
 */
export function createWatch(context: Context) {
  let last = Number.NEGATIVE_INFINITY;
  let alarmed = false;
  return {
    async due(now: Date): Promise<string[]> {
      const at = now.getTime();
      if (at >= last && at - last < (alarmed ? alarmedMs : everyMs)) return [];
      last = at;
      return [key];
    },
    async run(): Promise<void> {
      const now = context.clock.now();
      const all = await standings(context);
      const stale = await context.db.in(operatorScope, (tx) => watchStale(tx, all, now));
      alarmed = stale > 0;
      await context.db.in(operatorScope, (tx) => watchEndings(tx, now));
      await context.db.in(operatorScope, (tx) => watchSilence(tx, now));
      await context.db.in(operatorScope, (tx) => dropOld(tx, now));
    },
  };
}
