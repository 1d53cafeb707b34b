import type { Answer, RouteName } from '@concord/contract';
import { keepPreviousData, QueryCache, QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { ApiProblem, call, type Options } from './api.ts';

/** One store of answers a panel; a refusal is not asked again, a lost answer is, twice. */
export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      const ended = error instanceof ApiProblem && error.status === 401;
      if (ended && query.queryKey[0] !== 'GET /session') void refresh('session');
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status >= 400),
    },
  },
});

interface Reading {
  /** Ask again after so many milliseconds. */
  every?: number | false;
  enabled?: boolean;
  /** Show the former answer while another one (other page, other filter) is fetched. */
  keep?: boolean;
}

/** Key and fetch of one reading route; the key begins with the route's name, so that `live.ts` can find it. */
export function reading<N extends RouteName>(name: N, options?: Options<N>) {
  return queryOptions<Answer<N>, ApiProblem>({
    queryKey: [name, options?.params ?? {}, options?.query ?? {}],
    queryFn: ({ signal }) => call(name, { ...options, signal } as Options<N>),
  });
}

/** Reads a route and keeps it fresh: `const plans = useApi('GET /plans', { query: { active: 'true' } })`. */
export function useApi<N extends RouteName>(name: N, options?: Options<N>, reads: Reading = {}) {
  return useQuery({
    ...reading(name, options),
    refetchInterval: reads.every,
    enabled: reads.enabled,
    placeholderData: reads.keep ? keepPreviousData : undefined,
  });
}

/** Forgets every answer about these resources (first word of the path, e.g. `plans`) and asks again what is shown. */
export function refresh(...resources: string[]): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => resources.includes(resourceOf(String(queryKey[0]))),
  });
}

/** `plans` of `GET /plans/:id`. */
export function resourceOf(route: string): string {
  return route.split('/')[1] ?? '';
}
