import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';

/** Licences of a tenant, read at Microsoft now: what is free is exact when somebody chooses. */
export function useLicencesNow(bindingId: string) {
  return useQuery({
    queryKey: ['licences-now', bindingId],
    queryFn: ({ signal }) =>
      call('GET /bindings/:id/licences', { params: { id: bindingId }, query: { fresh: 'true' }, signal }),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
