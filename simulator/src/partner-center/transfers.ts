import { legacyTransferReason } from '@concord/rules';
import { createTransfer } from './create-transfer.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { collection } from './resource.ts';
import { transferResource } from './transfer-resource.ts';
import { acceptTransfer, transferOf, updateTransfer, withdrawTransfer } from './update-transfer.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** Which legacy subscriptions can go over. */
function eligibility(call: CustomerCall) {
  const { world, tenant, partner } = call;
  const open = world.transfers
    .where('tenant', tenant.id)
    .filter((one) => one.status === 'Active')
    .flatMap((one) => one.lines.map((line) => line.subscriptionId));
  return ok(
    world.subscriptions
      .where('tenant', tenant.id)
      .filter((one) => one.partnerTenantId === partner.id && one.kind === 'legacy')
      .map(({ id, status }) => {
        const reason = legacyTransferReason({ status, inTransfer: open.includes(id) });
        return { id, isEligible: reason === undefined, reason };
      }),
  );
}

export const transferOperations: Operation[] = [
  {
    of: 'customer',
    auth: 'any',
    method: 'GET',
    path: '/customers/:cid/transferseligibility',
    source: `${docs}/get-customer-s-subscriptions-transfer-eligibility`,
    models: 'bare array of legacy subscriptions with the reason against',
    handle: eligibility,
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'GET',
    path: '/customers/:cid/transfers',
    source: `${docs}/get-transfer-by-id`,
    models: 'of both partners [U]',
    handle(call) {
      const ours = call.world.transfers
        .where('tenant', call.tenant.id)
        .filter((one) => [one.sourceTenantId, one.targetTenantId].includes(call.partner.id));
      return ok(collection(ours.map((one) => transferResource(call, one))));
    },
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'POST',
    path: '/customers/:cid/transfers',
    source: `${docs}/create-a-transfer`,
    models:
      'new commerce by the target, legacy by the source; 20002, 900101, 900131–900133, 900137, 900138, 900148, 900400, partner of record',
    handle: createTransfer,
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'GET',
    path: '/customers/:cid/transfers/:transferId',
    source: `${docs}/get-transfer-by-id`,
    models: 'both partners; lines hidden from the target until complete, then with its own ids',
    handle: (call) => ok(transferResource(call, transferOf(call))),
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'PATCH',
    path: '/customers/:cid/transfers/:transferId',
    source: `${docs}/update-a-transfer`,
    models:
      'lines of the source (25 at most), cancel, reject; done 15 minutes later; expired after 30 days; 900101, 900102',
    handle: updateTransfer,
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'POST',
    path: '/customers/:cid/transfers/:transferId/accept',
    source: `${docs}/accept-a-transfer`,
    models: 'legacy: moves at once',
    handle: acceptTransfer,
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'DELETE',
    path: '/customers/:cid/transfers/:transferId',
    source: `${docs}/withdraw-a-transfer`,
    models: 'legacy: by the source',
    handle: withdrawTransfer,
  },
];
