import { useApi } from '../../../queries.ts';
import type { Target } from './target.ts';

interface Plannable {
  /** Settings sets with decided differences, those with the most first; `undefined` while they are counted. */
  sets: { id: string; name: string; count: number }[] | undefined;
  problem: Error | null;
  again: () => void;
}

/** For which settings sets something can be planned. */
export function usePlannable({ rows, filter }: Target): Plannable {
  const grouped = useApi('GET /differences/groups', {
    query: { ...filter, by: 'settings-set', ...(filter && { state: 'decided' }) },
  });
  const { data, error, refetch } = grouped;
  const known = data?.items
    .filter(({ key }) => key !== '')
    .map(({ key: id, name, count }) => ({ id, name, count }));
  const countOf = (id: string) => rows?.filter(({ settingsSetId }) => settingsSetId === id).length ?? 0;
  const sets = rows
    ? known?.map((set) => ({ ...set, count: countOf(set.id) })).filter(({ count }) => count > 0)
    : known;
  return {
    sets: sets?.toSorted((a, b) => b.count - a.count),
    problem: error,
    again: () => void refetch(),
  };
}
