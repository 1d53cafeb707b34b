import { operatorScope } from '../../db/database.ts';
import { Attention, type Step } from '../outcome.ts';

/**
 * Acceptance of the invitation proves that some administrator of the tenant accepted, not that this customer
 * is that tenant: the operator confirms it.
 */
export const ownership: Step = async ({ context, order }) => {
  const bound = await context.db.in(operatorScope, (tx) =>
    tx
      .selectFrom('bindings')
      .select('customerId')
      .where('partnerAccountId', '=', order.partnerAccountId)
      .where('tenantId', '=', order.tenantId)
      .where('endedAt', 'is', null)
      .executeTakeFirst(),
  );
  if (bound && bound.customerId !== order.customerId)
    throw new Attention('tenant-bound', { domain: order.domain });
  if (!order.ownershipConfirmedAt)
    return { kind: 'wait', reason: 'ownership', values: { domain: order.domain }, dueAt: null };
  return { kind: 'done' };
};
