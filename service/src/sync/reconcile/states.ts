import type { ReconciliationLine, ReconciliationState } from '@concord/contract/reconciliations';

/** From which state a plan may go where. */
export const planMoves: Record<ReconciliationState, readonly ReconciliationState[]> = {
  approving: ['planned', 'dropped'],
  planned: ['running', 'dropped'],
  running: ['running', 'paused', 'done', 'stale'],
  paused: ['running', 'dropped'],
  done: [],
  stale: [],
  dropped: [],
};

export type LineState = ReconciliationLine['state'];

/** From which state a line may go where; one that runs may have done its work already, and is looked at again. */
export const lineMoves: Record<LineState, readonly LineState[]> = {
  waiting: ['running', 'skipped'],
  running: ['running', 'done', 'refused', 'failed', 'skipped'],
  done: [],
  refused: [],
  failed: [],
  skipped: [],
};
