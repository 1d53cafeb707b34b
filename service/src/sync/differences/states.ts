import type { Decision, DifferenceState } from '@concord/contract/differences';

/** Where a decision leads; an open question stays open. */
export function stateOf(decision: Decision | null): DifferenceState {
  if (decision === 'take' || decision === 'push') return 'decided';
  return decision === 'accept' ? 'accepted' : 'open';
}
