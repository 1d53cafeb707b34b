import type { Session } from '@concord/contract';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { call } from './api.ts';
import { followClock } from './clock.ts';
import { queries } from './queries.ts';

const clockMs = 60_000;

/** Who is signed in; asked again every minute, because the service's clock may be moved in evaluation. */
export const sessionQuery = {
  queryKey: ['GET /session'],
  queryFn: async () => {
    const session = await call('GET /session');
    followClock(session.now);
    return session;
  },
  refetchInterval: clockMs,
  staleTime: clockMs,
};

/** The signed-in member's session; only below the shell, which makes sure that there is one. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Whether the member holds the operator's own role. */
export function useIsOperator(): boolean {
  return useSession().member.role === 'operator-administrator';
}

/** What the member chose for a page, and a way to keep another choice. */
export function usePreference<T extends Record<string, unknown>>(
  page: string,
): [Partial<T>, (value: Partial<T>) => void] {
  const kept = useQuery({
    ...sessionQuery,
    select: (session) => session.preferences[page] as Partial<T> | undefined,
  });
  const current = kept.data ?? {};
  return [
    current,
    (change) => {
      const value = { ...current, ...change };
      queries.setQueryData<Session>(
        sessionQuery.queryKey,
        (session) => session && { ...session, preferences: { ...session.preferences, [page]: value } },
      );
      void call('PUT /preferences/:page', { params: { page }, body: value }).catch(() => undefined);
    },
  ];
}

/** Leaves the panel. @param everywhere ends the member's sessions in other browsers too */
export async function signOut(everywhere: boolean): Promise<void> {
  await call(everywhere ? 'DELETE /sessions' : 'DELETE /session');
  queries.clear();
}
