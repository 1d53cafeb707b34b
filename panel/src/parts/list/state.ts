import { useNavigate, useSearch } from '@tanstack/react-router';
import { usePreference } from '../../session.ts';
import type { Filter } from './filters.tsx';

/** What a list asks of the API. */
export interface ListQuery {
  q?: string;
  sort?: string;
  order?: 'asc' | 'desc';
  cursor?: string;
  limit?: number;
  [filter: string]: unknown;
}

export interface ListState {
  query: ListQuery;
  /** Whether anything narrows the list. */
  filtered: boolean;
  /** Changes search, filter or order in the address and goes to the first page. */
  change: (values: Record<string, string | undefined>) => void;
  goTo: (cursor: string) => void;
  limit: number;
  setLimit: (limit: number) => void;
}

const usualLimit = 50;

/** A list's search, filters, order and place live in the address, so that Back and a sent link restore them. */
export function useListState(page: string, filters: Filter[] = []): ListState {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const [kept, keep] = usePreference<{ limit: number }>(page);
  const limit = kept.limit ?? usualLimit;
  const own = Object.fromEntries(filters.map(({ name }) => [name, search[name]]));
  const go = (values: Record<string, string | undefined>, replace: boolean) =>
    void navigate({ to: '.', search: { ...search, ...values } as never, replace, resetScroll: false });
  return {
    query: {
      q: search.q,
      sort: search.sort,
      order: search.order === 'asc' || search.order === 'desc' ? search.order : undefined,
      cursor: search.cursor,
      limit,
      ...own,
    },
    filtered: Boolean(search.q) || Object.values(own).some(Boolean),
    change: (values) => go({ cursor: undefined, ...values }, true),
    goTo: (cursor) => go({ cursor }, false),
    limit,
    setLimit: (value) => {
      keep({ limit: value });
      go({ cursor: undefined }, true);
    },
  };
}
