import type { TransferVerb } from '@concord/contract/transfers';
import type { PartnerTransfer } from '@concord/microsoft';

/** States in which a transfer may still move something. */
export const open: readonly PartnerTransfer['state'][] = ['pending', 'in-progress'];

/** Where a transfer may go from a state. */
export const transferMoves: Record<PartnerTransfer['state'], readonly PartnerTransfer['state'][]> = {
  pending: ['in-progress', 'complete', 'withdrawn', 'rejected', 'expired', 'failed'],
  'in-progress': ['complete', 'failed'],
  complete: [],
  withdrawn: [],
  rejected: [],
  expired: [],
  failed: [],
};

/**
 * What this partner can do with a transfer. In new commerce the target asks and may withdraw, the source accepts and
 * has no way to say no; legacy the source offers and may withdraw, the target accepts or rejects.
 * @see https://learn.microsoft.com/partner-center/developer/update-a-transfer
 */
export function verbsOf({ direction, kind, state }: PartnerTransfer): TransferVerb[] {
  if (state !== 'pending') return [];
  if (kind === 'new-commerce') return direction === 'incoming' ? ['withdraw'] : ['accept'];
  return direction === 'incoming' ? ['accept', 'reject'] : ['withdraw'];
}

/** What a verb brings about. */
export const goals: Record<TransferVerb, readonly PartnerTransfer['state'][]> = {
  accept: ['in-progress', 'complete'],
  reject: ['rejected'],
  withdraw: ['withdrawn'],
};
