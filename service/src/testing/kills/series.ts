import { setTimeout as pause } from 'node:timers/promises';
import type { Order } from '@concord/contract/orders';
import type { Installation } from '../installation.ts';
import { callsSoFar, labelOf, type MicrosoftCall } from './calls.ts';
import type { Market } from './market.ts';
import { openPurchase } from './purchase.ts';
import { arm, isHeld, type Moment, strike, type Victim } from './strike.ts';
import { type Verdict, verify, worldOf } from './verify.ts';

export interface Kill {
  victim: Victim;
  occasion: string;
  verdict: Verdict;
  completed: boolean;
  /** From the kill to the completed order. */
  recoveryMs: number;
}

/** Orders that are disturbed, each by one kill, and what became of them. */
export interface Series {
  kills: Kill[];
  /** Occasions that did not come before the order had ended, so that nothing was killed. */
  missed: string[];
}

export interface Killing {
  market: Market;
  kind: 'new' | 'existing';
  victim: Victim;
  moments?: readonly Moment[];
  /** Which of the order's calls; default: every one. */
  only?: (call: MicrosoftCall) => boolean;
}

let number = 0;

/** An undisturbed order, right after a start so that nothing is remembered: which calls it makes. */
export async function callsOfAnOrder(
  house: Installation,
  { market, kind }: Pick<Killing, 'market' | 'kind'>,
) {
  const purchase = await openPurchase(house, market, kind, ++number);
  await house.restart();
  await house.control('DELETE', 'requests');
  const order = await purchase.finish();
  const calls = await callsSoFar(house);
  const verdict = await verify(house, purchase, order);
  const wrong = [verdict.doubled, verdict.orphans, verdict.wrongMpn, verdict.ours].flat();
  if (wrong.length > 0) throw new Error(`Even undisturbed: ${wrong.join('; ')}`);
  return calls;
}

/** One order and one kill for every call and moment. */
export async function killAtEveryCall(house: Installation, killing: Killing): Promise<Series> {
  const { victim, moments = ['before', 'after'], only = () => true } = killing;
  const series: Series = { kills: [], missed: [] };
  for (const call of (await callsOfAnOrder(house, killing)).filter(only)) {
    for (const moment of moments) {
      await disturb(house, killing, series, {
        name: `${moment} ${labelOf(call)}`,
        async prepare() {
          // Tokens are remembered: only a service that has just begun asks for one.
          if (/token/.test(call.path)) await house.restart();
          await arm(house, victim, moment, call);
        },
        comes: (ended) => isHeld(house, ended),
      });
    }
  }
  return series;
}

/** One order and one kill for every instant after the order was placed, whatever is going on then. */
export async function killAtInstants(
  house: Installation,
  killing: Killing,
  instants: number[],
): Promise<Series> {
  const series: Series = { kills: [], missed: [] };
  for (const ms of instants) {
    await disturb(house, killing, series, {
      name: `after ${ms} ms`,
      prepare: () => Promise.resolve(),
      async comes(ended) {
        await pause(ms);
        return !ended();
      },
    });
  }
  return series;
}

/** When to strike. */
interface Occasion {
  name: string;
  prepare(): Promise<void>;
  /** True when it has come; false when the order has ended before. */
  comes(ended: () => boolean): Promise<boolean>;
}

async function disturb(
  house: Installation,
  { market, kind, victim }: Killing,
  series: Series,
  occasion: Occasion,
): Promise<void> {
  const purchase = await openPurchase(house, market, kind, ++number);
  const before = (await worldOf(house)).tenants.length;
  await occasion.prepare();
  let order: Order | undefined;
  let failure: unknown;
  const finished = purchase.finish().then(
    (done) => {
      order = done;
    },
    (error: unknown) => {
      failure = error;
    },
  );
  const struck = await occasion.comes(() => order !== undefined || failure !== undefined);
  const at = performance.now();
  if (struck) await strike(house, victim);
  await finished;
  await house.control('DELETE', 'faults');
  if (!order) throw new Error(`${victim} ${occasion.name}`, { cause: failure });
  const recoveryMs = performance.now() - at;
  const verdict = await verify(house, purchase, order);
  const more = (await worldOf(house)).tenants.length - before - (kind === 'new' ? 1 : 0);
  if (more > 0) verdict.orphans.push(`${purchase.domain}: ${more} tenants too many`);
  const completed = order.state === 'completed';
  if (struck) series.kills.push({ victim, occasion: occasion.name, verdict, completed, recoveryMs });
  else series.missed.push(`${victim} ${occasion.name}`);
}
