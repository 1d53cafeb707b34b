import type { DifferenceFilter, DifferenceRow, Money } from '@concord/contract';
import type { Chosen } from '../../../parts/list/chosen.ts';
import { useApi } from '../../../queries.ts';
import { filterOf } from './filter.ts';
import { sumOf } from './worth.tsx';

type Named = Pick<DifferenceRow, 'id' | 'settingsSetId' | 'money'>;

/** Differences that something is done with: named ones, or all that a filter finds. */
export type Target = { rows: Named[]; filter?: undefined } | { rows?: undefined; filter: DifferenceFilter };

export const targetOf = ({ all, rows, query }: Chosen<DifferenceRow>): Target =>
  all ? { filter: filterOf(query) } : { rows };

export interface Worth {
  /** `undefined` while it is counted. */
  count: number | undefined;
  money: Money[];
  problem: Error | null;
  again: () => void;
}

/** How many they are, exactly, and what they are worth. */
export function useWorth({ rows, filter }: Target): Worth {
  const counted = useApi(
    'GET /differences/groups',
    { query: { by: 'field', ...filter } },
    { enabled: filter !== undefined },
  );
  if (rows)
    return {
      count: rows.length,
      money: sumOf(rows.map(({ money }) => money)),
      problem: null,
      again: () => undefined,
    };
  const { data, error, refetch } = counted;
  return {
    count: data?.total.count,
    money: data?.total.money ?? [],
    problem: error,
    again: () => void refetch(),
  };
}
