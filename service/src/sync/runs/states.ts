import type { SyncRunState } from '@concord/contract/sync';

/** What a run may become, by what it is. */
export const runMoves: Record<SyncRunState, readonly SyncRunState[]> = {
  running: ['running', 'asking', 'done', 'stopped', 'failed'],
  asking: ['running', 'stopped'],
  done: [],
  stopped: ['running'],
  failed: [],
};
