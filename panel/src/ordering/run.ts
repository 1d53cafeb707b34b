import { createContext, useContext } from 'react';
import type { Draft } from './draft.ts';
import type { Known, PageName } from './pages.ts';

/** What every page of a run sees and does. */
export interface Run extends Known {
  /** Its name, and the order's Idempotency-Key. */
  run: string;
  /** The API is being asked what this order needs. */
  asking: boolean;
  /** Why the API could not say what this order needs. */
  problem: Error | null;
  keep: (change: Partial<Draft>) => void;
  goTo: (page: PageName) => void;
  next: () => void;
  /** Left out on the first page. */
  back?: () => void;
}

export const RunContext = createContext<Run | undefined>(undefined);

/** The run that the page belongs to. @throws outside of a run */
export function useRun(): Run {
  const run = useContext(RunContext);
  if (!run) throw new Error('no run of the order wizard around this page');
  return run;
}
