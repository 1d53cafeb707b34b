import { type Installation, openInstallation } from '../service/src/testing/installation.ts';
import { figuresOf, isWrite, wrongsOf } from '../service/src/testing/kills/figures.ts';
import { type Market, openMarkets } from '../service/src/testing/kills/market.ts';
import {
  type Killing,
  killAtEveryCall,
  killAtInstants,
  type Series,
} from '../service/src/testing/kills/series.ts';
import type { Victim } from '../service/src/testing/kills/strike.ts';
import { brokenEvent } from '../service/src/testing/kills/verify.ts';

export const title = 'kill -9 at every call of an order: it completes, and Microsoft holds it exactly once';

type Say = (line: string) => void;

const victims: readonly Victim[] = ['service', 'database', 'both'];

/**
 * Both partner types, new and existing tenants. At full size every call is disturbed in every way; else every call
 * of the first kind of order, and of the others the calls that change something.
 */
export async function prove({ full, say }: { full: boolean; say: Say }): Promise<void> {
  const house = await openInstallation();
  try {
    const markets = await openMarkets(house);
    // Without waiting for Microsoft's own minutes; at full size also with them.
    if (!full) await house.control('POST', 'settings', { provisioning: 'PT0S' });
    const series: Series[] = [];
    for (const [index, market] of markets.entries()) {
      for (const kind of ['new', 'existing'] as const) {
        const whole = full || (index === 0 && kind === 'new');
        for (const victim of victims) series.push(await disturbed(house, market, kind, victim, whole, say));
      }
    }
    // What happens between the calls, too.
    const instants = Array.from({ length: full ? 70 : 16 }, (_, index) => index * (full ? 5 : 20));
    for (const victim of ['service', 'database'] as const) {
      const killing = { market: markets[0]!, kind: 'new', victim } as const;
      series.push(tell(say, killing, await killAtInstants(house, killing, instants), 'at any instant'));
    }
    for (const [name, value] of Object.entries(figuresOf(series))) say(`${name.padEnd(20)} ${value}`);
    const broken = await brokenEvent(house);
    say(`${'event chain'.padEnd(20)} ${broken === undefined ? 'intact' : `broken at ${broken}`}`);
    const wrong = series.flatMap(({ kills }) => kills.flatMap(wrongsOf));
    if (broken !== undefined || wrong.length > 0)
      throw new Error(wrong.join('\n') || 'The event chain is broken.');
  } finally {
    // Also counts who stayed behind.
    await house.stop();
  }
  say(`${'processes left'.padEnd(20)} 0`);
}

async function disturbed(
  house: Installation,
  market: Market,
  kind: 'new' | 'existing',
  victim: Victim,
  whole: boolean,
  say: Say,
): Promise<Series> {
  const only = whole && (victim !== 'both' || kind === 'new') ? undefined : isWrite;
  const killing = { market, kind, victim, only };
  return tell(say, killing, await killAtEveryCall(house, killing), 'at its calls');
}

function tell(say: Say, { market, kind, victim }: Killing, series: Series, when: string): Series {
  const { kills, completed, 'longest recovery s': longest } = figuresOf([series]);
  const slowest = series.kills.toSorted((a, b) => b.recoveryMs - a.recoveryMs)[0]?.occasion ?? '';
  const who = victim === 'both' ? 'service and database' : victim;
  say(`${market.name}, ${kind} tenant, ${who} killed ${when}:`);
  say(`  ${kills} kills, ${completed} completed, longest recovery ${longest} s (${slowest})`);
  for (const missed of series.missed) say(`  not reached: ${missed}`);
  return series;
}
