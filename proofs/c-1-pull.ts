import type { Size } from './pull/field.ts';
import { pullKilled } from './pull/kills.ts';
import { pullOnVirtualClock } from './pull/virtual.ts';
import { pullWhole } from './pull/whole.ts';

export const title =
  'full pull: the rate that is allowed, little memory, exact row by row, also after kill -9 on the way';

const sizes: Record<'small' | 'full', { big: Size; kills: number; quiet: Size }> = {
  small: {
    big: { customers: 600, subscriptionsPerCustomer: 5, usersPerCustomer: 10 },
    kills: 3,
    quiet: { customers: 60, subscriptionsPerCustomer: 5, usersPerCustomer: 10 },
  },
  full: {
    big: { customers: 50_000, subscriptionsPerCustomer: 5, usersPerCustomer: 10 },
    kills: 10,
    quiet: { customers: 1_000, subscriptionsPerCustomer: 5, usersPerCustomer: 10 },
  },
};
const quota = 60_000;

/** Rate and memory are judged at full size only: a small pull is over before it has come to its pace. */
export async function prove({ full, say }: { full: boolean; say: (line: string) => void }): Promise<void> {
  const { big, kills, quiet } = sizes[full ? 'full' : 'small'];
  say(`At the published quota, on the virtual clock:`);
  await pullOnVirtualClock(quiet, say);
  say(`With a quota of ${quota} a minute:`);
  await pullWhole(big, quota, full, say);
  say('The same, killed on its way:');
  await pullKilled(big, quota, kills, say);
}
