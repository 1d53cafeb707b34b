import { addDuration, cancelTransferProblem, mostTransferItems } from '@concord/rules';
import type { Transfer, TransferLine } from '../entities.ts';
import { completeTransfer, keepTransfer } from '../transfer-due.ts';
import type { Body } from './body.ts';
import { type CustomerCall, ok } from './operation.ts';
import { orderResource } from './order-resource.ts';
import { refuse } from './refusal.ts';
import { attributes } from './resource.ts';
import { lineFor, transferResource } from './transfer-resource.ts';

/** How long a transfer may still be on its way after the present partner sent it off. */
const processing = 'PT15M';

/** @throws Refusal 404 900100 for a transfer with which the caller has nothing to do */
export function transferOf(call: CustomerCall): Transfer {
  const transfer = call.world.transfers.get(call.params['transferId']?.toLowerCase());
  const ours =
    transfer?.tenantId === call.tenant.id &&
    [transfer.sourceTenantId, transfer.targetTenantId].includes(call.partner.id);
  if (!transfer || !ours) throw refuse(404, 900100, 'The transfer was not found.');
  return transfer;
}

const complete = () => refuse(400, 900102, 'The transfer is already complete.');

/** The status in the body tells what is meant; without one, lines that the present partner adds. */
export function updateTransfer(call: CustomerCall) {
  const { body, partner } = call;
  const transfer = transferOf(call);
  const wanted = body.text('status')?.toLowerCase();
  const isTarget = transfer.targetTenantId === partner.id;
  const answer = (changed: Transfer) => ok(transferResource(call, changed));
  if (wanted === 'reject') {
    if (!isTarget) throw refuse(403, 2032, 'Only the target partner rejects a transfer.');
    if (transfer.status !== 'Active') throw complete();
    return answer(keepTransfer(call, { ...transfer, status: 'Reject' }));
  }
  if (wanted !== undefined && ['cancel', 'canceled', 'cancelled'].includes(wanted)) {
    if (!isTarget) throw refuse(403, 2032, 'Only the partner that created the transfer cancels it.');
    const problem = cancelTransferProblem(transfer.status);
    if (problem) throw refuse(problem.status, problem.code, 'The transfer cannot be cancelled any more.');
    return answer(keepTransfer(call, { ...transfer, status: 'Canceled' }));
  }
  return answer(submit(call, transfer, isTarget));
}

/** The present partner says what goes over and sends it off. */
function submit(call: CustomerCall, transfer: Transfer, isTarget: boolean): Transfer {
  if (isTarget || transfer.kind === 'legacy')
    throw refuse(400, 800042, 'Only the source partner adds lines to a transfer.');
  const problem = cancelTransferProblem(transfer.status);
  if (problem) throw refuse(problem.status, problem.code, 'The transfer cannot be changed any more.');
  const items = call.body.list('lineItems');
  if (items.length === 0) throw refuse(400, 800009, 'The transfer has no items.');
  if (items.length > mostTransferItems)
    throw refuse(400, 800009, `A transfer holds at most ${mostTransferItems} items.`);
  const lines = items.map((item, id) => lineOf(call, item, id));
  if (new Set(lines.map((line) => line.subscriptionId)).size < lines.length)
    throw refuse(400, 800078, 'A subscription is named twice.');
  return keepTransfer(call, {
    ...transfer,
    lines,
    status: 'InProgress',
    completesAt: addDuration(call.at, processing),
  });
}

function lineOf(call: CustomerCall, item: Body, id: number): TransferLine {
  const subscriptionId = item.needText('subscriptionId').toLowerCase();
  const subscription = call.world.subscriptions.get(subscriptionId);
  if (subscription?.tenantId !== call.tenant.id || subscription.partnerTenantId !== call.partner.id)
    throw refuse(400, 800078, 'The subscription is not valid.');
  if (subscription.kind === 'marketplace')
    throw refuse(400, 900146, 'Third-party marketplace subscriptions cannot be transferred.');
  if (subscription.status !== 'active' && subscription.status !== 'suspended')
    throw refuse(400, 800078, 'The subscription is not active.');
  return lineFor(id, subscription);
}

/** The new partner takes legacy subscriptions over. */
export function acceptTransfer(call: CustomerCall) {
  const transfer = transferOf(call);
  if (transfer.targetTenantId !== call.partner.id)
    throw refuse(403, 2032, 'Only the target partner accepts a transfer.');
  if (transfer.kind !== 'legacy') throw refuse(400, 800042, 'The source partner answers this transfer.');
  if (transfer.status !== 'Active') throw complete();
  const done = completeTransfer(call, transfer, 'Completed');
  const orders = done.lines.flatMap((line) => call.world.orders.get(line.newOrderId) ?? []);
  const failed = done.lines.filter((line) => line.transferError);
  return ok({
    orders: orders.map((order) => orderResource(order)),
    transferErrors: failed.map((line) => ({
      transferGroupId: String(line.id),
      code: Number(line.transferError?.code),
      description: line.transferError?.description,
      lineItems: [{ id: line.id, subscriptionId: line.subscriptionId }],
    })),
    attributes: attributes('TransferAcceptResult'),
  });
}

/** The present partner takes its offer of legacy subscriptions back. */
export function withdrawTransfer(call: CustomerCall) {
  const transfer = transferOf(call);
  if (transfer.kind !== 'legacy' || transfer.sourceTenantId !== call.partner.id)
    throw refuse(400, 800042, 'Only the source partner withdraws a legacy transfer.');
  if (transfer.status !== 'Active') throw complete();
  call.world.transfers.remove(transfer.id);
  return { status: 204 };
}
