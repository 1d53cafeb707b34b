import type { Kill, Series } from './series.ts';

/** Which calls of an order change something at Microsoft. */
export const isWrite = ({ method, path }: { method: string; path: string }): boolean =>
  method === 'POST' && /customers/.test(path);

/** What is wrong after a kill; nothing when both sides agree that it happened once. */
export const wrongsOf = ({ verdict }: Kill): string[] =>
  [verdict.doubled, verdict.orphans, verdict.wrongMpn, verdict.ours].flat();

/** One line of figures over several series. */
export function figuresOf(all: Series[]) {
  const kills = all.flatMap((series) => series.kills);
  const count = (is: (kill: Kill) => boolean) => kills.filter(is).length;
  return {
    kills: kills.length,
    completed: count(({ completed }) => completed),
    doubled: count(({ verdict }) => verdict.doubled.length > 0),
    lost: count(({ completed }) => !completed),
    'orphan tenants': count(({ verdict }) => verdict.orphans.length > 0),
    'wrong MPN': count(({ verdict }) => verdict.wrongMpn.length > 0),
    'wrong on our side': count(({ verdict }) => verdict.ours.length > 0),
    'passwords shown': count(({ verdict }) => verdict.password === 'shown'),
    'passwords lost': count(({ verdict }) => verdict.password === 'lost'),
    'longest recovery s': (Math.max(0, ...kills.map(({ recoveryMs }) => recoveryMs)) / 1000).toFixed(1),
    'not reached': all.flatMap(({ missed }) => missed).length,
  };
}
