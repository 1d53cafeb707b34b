import type { Context } from './context.ts';
import type { Transfer, User } from './entities.ts';
import { moveSubscription } from './move-billing.ts';
import { recordFor } from './partner-center/audit.ts';

/** An unanswered request expires; an accepted one is completed. */
export function transferDue(context: Context, id: string): void {
  const transfer = context.world.transfers.get(id);
  if (transfer?.status === 'Pending') keepTransfer(context, { ...transfer, status: 'Expired' });
  if (transfer?.status === 'InProgress') completeTransfer(context, transfer, 'Complete');
}

/** Moves what the transfer holds and closes it. */
export function completeTransfer(
  context: Context & { user?: User },
  transfer: Transfer,
  status: 'Complete' | 'Completed',
): Transfer {
  const lines = transfer.lines.map((line) => moveSubscription(context, transfer, line));
  const { completesAt: _, ...rest } = transfer;
  return keepTransfer(context, { ...rest, lines, status, completedAt: context.clock.now() });
}

/** Keeps a changed transfer and tells both partners' activity records. */
export function keepTransfer(context: Context & { user?: User }, transfer: Transfer): Transfer {
  const { world, clock, user } = context;
  const tenant = world.tenants.get(transfer.tenantId);
  for (const partnerId of [transfer.sourceTenantId, transfer.targetTenantId])
    if (world.partners.get(partnerId))
      recordFor(context, {
        partnerId,
        ...(tenant && { customer: { id: tenant.id, name: tenant.companyName } }),
        resourceType: 'transfer',
        operationType: 'update_transfer',
        details: { TransferId: transfer.id, Status: transfer.status },
      });
  return world.transfers.put({
    ...transfer,
    modifiedAt: clock.now(),
    ...(user && { modifiedBy: user.id }),
  });
}
