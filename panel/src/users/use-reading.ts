import { useEffect } from 'react';
import { call } from '../api.ts';
import { useAct } from '../parts/act.ts';

interface Reading {
  again: () => void;
  busy: boolean;
  /** What kept the service from asking Microsoft; what Microsoft did not answer stands in the age of what is shown. */
  problem: Error | null;
}

/**
 * Reads people and licences of a tenant at Microsoft when its page is opened, and whenever somebody asks. What is known
 * is shown meanwhile.
 * @param deleted reads the deleted people too
 */
export function useReading(bindingId: string, deleted: boolean): Reading {
  const read = useAct(() => readAtMicrosoft(bindingId, deleted), { renews: ['bindings'] });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each tenant that is opened
  useEffect(() => read.run(), [bindingId, deleted]);
  return { again: () => (read.busy ? undefined : read.run()), busy: read.busy, problem: read.problem };
}

async function readAtMicrosoft(id: string, deleted: boolean): Promise<void> {
  const params = { id };
  const fresh = 'true' as const;
  await Promise.all([
    call('GET /bindings/:id/users', { params, query: { fresh, limit: 1 } }),
    call('GET /bindings/:id/licences', { params, query: { fresh } }),
    deleted && call('GET /bindings/:id/users', { params, query: { fresh, limit: 1, deleted: 'true' } }),
  ]);
}
