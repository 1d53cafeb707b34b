import { useMutation } from '@tanstack/react-query';
import { refresh } from '../queries.ts';
import { useSaved } from './saved.tsx';

interface Act<T, R> {
  /** Does it; what went wrong stays in `problem`. */
  run: (given: T) => void;
  busy: boolean;
  problem: Error | null;
  answer: R | undefined;
  clear: () => void;
}

/**
 * A verb of the API behind a button.
 * @param verb what is done; resources named in `renews` are read again afterwards
 */
export function useAct<T = void, R = unknown>(
  verb: (given: T) => Promise<R>,
  then: { renews?: string[]; saying?: string; done?: (answer: R) => void } = {},
): Act<T, R> {
  const saved = useSaved();
  const mutation = useMutation({
    mutationFn: verb,
    onSuccess: async (answer) => {
      await refresh(...(then.renews ?? []));
      if (then.saying) saved(then.saying);
      then.done?.(answer);
    },
  });
  return {
    run: mutation.mutate,
    busy: mutation.isPending,
    problem: mutation.error,
    answer: mutation.data,
    clear: mutation.reset,
  };
}
