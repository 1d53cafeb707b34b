import type { User } from '@concord/contract';
import { useQuery } from '@tanstack/react-query';
import { type ApiProblem, call } from '../api.ts';
import { queries, refresh } from '../queries.ts';

/** Where a person is found. */
export interface PersonOf {
  bindingId: string;
  userId: string;
}

const keyOf = ({ bindingId, userId }: PersonOf) => ['person', bindingId, userId];

/** A person, read at Microsoft now; not again with every event of the customer. */
export function usePerson(of: PersonOf) {
  return useQuery<User, ApiProblem>({
    queryKey: keyOf(of),
    queryFn: ({ signal }) =>
      call('GET /bindings/:id/users/:userId', { params: { id: of.bindingId, userId: of.userId }, signal }),
  });
}

/** Shows a person as an answer said, and the lists anew. */
export function keepPerson(of: PersonOf, user: User): Promise<void> {
  queries.setQueryData(keyOf(of), user);
  return refresh('bindings');
}

/** Forgets a person who was deleted: the next look asks Microsoft. */
export function dropPerson(of: PersonOf): Promise<void> {
  queries.removeQueries({ queryKey: keyOf(of) });
  return refresh('bindings');
}
