import { after, type Step } from '../outcome.ts';

const secondsBetweenLooks = 15 * 60;

/**
 * Waits until the customer has accepted the invitation: Microsoft has no call for its state, but the tenant
 * appears among the partner's customers.
 * https://learn.microsoft.com/partner-center/developer/request-reseller-relationship
 */
export const invitation: Step = async ({ commerce, order, now }) => {
  const tenant = await commerce.findTenant(order.domain);
  if (!tenant)
    return {
      kind: 'wait',
      reason: 'invitation',
      values: { domain: order.domain },
      dueAt: after(now, secondsBetweenLooks),
    };
  const { tenantId } = tenant;
  return {
    kind: 'done',
    result: { tenantId },
    apply: async (tx) => {
      await tx.updateTable('orders').set({ tenantId }).where('id', '=', order.id).execute();
    },
  };
};
