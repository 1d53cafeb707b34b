import type { AzureUse } from './entities.ts';
import type { World } from './world.ts';

const hour = 3_600_000;

/**
 * Use of a subscription within a time, the earliest first; use that comes again and again is written out.
 * @param by which instant of a use counts: when it began, or when it became known to billing
 * @param since in ms, inclusive
 * @param until in ms, exclusive
 */
export function azureUses(
  world: World,
  subscriptionId: string,
  by: 'from' | 'reportedAt',
  since: number,
  until: number,
): AzureUse[] {
  const found = world.azureUse.where('subscription', subscriptionId).flatMap((use) => {
    const first = Date.parse(use[by]);
    const step = (use.everyHours ?? 0) * hour;
    if (step === 0) return first >= since && first < until ? [use] : [];
    const begin = Math.max(0, Math.ceil((since - first) / step));
    const count = Math.max(0, Math.ceil((until - first) / step) - begin);
    return Array.from({ length: count }, (_, index) => later(use, (begin + index) * step));
  });
  return found.toSorted((one, other) => Date.parse(one[by]) - Date.parse(other[by]));
}

function later(use: AzureUse, ms: number): AzureUse {
  const moved = (instant: string) => new Date(Date.parse(instant) + ms).toISOString();
  return { ...use, from: moved(use.from), reportedAt: moved(use.reportedAt) };
}
