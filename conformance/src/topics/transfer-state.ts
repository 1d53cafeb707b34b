import type { Values } from '../row.ts';
import { partnerId } from '../scene.ts';
import { type Draft, oneOf, plant } from '../topic.ts';
import { heldSubscription } from './held.ts';
import { ownTransfer } from './transfer-effects.ts';

/** The partner at the other end, where the row gives it no name. */
const otherPartner = 'p-other';
const statuses = [
  'Pending',
  'InProgress',
  'Complete',
  'Canceled',
  'Expired',
  'Active',
  'Completed',
  'Reject',
] as const;
const legacyStatuses = ['Active', 'Completed', 'Reject'];

/** Statuses in which the present partner has named what goes over. */
const withLines = ['InProgress', 'Complete', 'Active', 'Completed', 'Reject'];

const isLegacy = ({ given }: Pick<Draft, 'given'>): boolean =>
  given['offerType'] === 'legacy' || legacyStatuses.includes(given['transfer']?.status);

/** The row's own subscription where it has one; else one that the present partner owns. */
function lineOf(draft: Draft, source: string): Values {
  const own = draft.state['subscriptions']?.find((one) => one['id'] === 'own');
  if (own && source === partnerId) return { id: 0, subscriptionId: 'own' };
  const kind = isLegacy(draft) ? 'legacy' : 'nce';
  plant(draft, 'subscriptions', heldSubscription(draft, { id: 'moving', kind, partnerTenantId: source }));
  return { id: 0, subscriptionId: 'moving' };
}

/** The transfer of `given`, and what goes over with it. */
export function prepareTransfer(draft: Draft): void {
  const { given, row, seed } = draft;
  if (given['customer']?.hasLegacyAzure === true) seed['tenants'][0].hasLegacyAzure = true;
  const role = oneOf('transferRole', given['transferRole'] ?? 'source', 'source', 'target');
  const count: number = row.when.params['lineItemCount'] ?? 0;
  for (let index = 0; index < count; index += 1)
    plant(draft, 'subscriptions', heldSubscription(draft, { id: `line-${index}` }));
  if (!given['transfer']) return;
  const status = oneOf('transfer.status', given['transfer'].status ?? 'Pending', ...statuses);
  const { createdAt } = given['transfer'];
  if (createdAt && Date.parse(createdAt) < Date.parse(draft.begin)) draft.begin = createdAt;
  const source = role === 'source' ? partnerId : otherPartner;
  const { action, params } = row.when;
  const completesAt = params['transferCompletes']
    ? params['to']
    : new Date(Date.parse(draft.begin) + 900_000).toISOString();
  // What has come to its end does so in the simulator, not on paper.
  const ending = params['transferCompletes'] === true || (action === 'awaitEvent' && status === 'Complete');
  const lines = withLines.includes(status) ? [lineOf(draft, source)] : [];
  if (given['offerType'] === 'azure-plan')
    plant(draft, 'azureRoles', {
      id: 'azure-role',
      tenantId: seed['tenants'][0].tenantId,
      subscriptionId: 'azure-1',
      holderTenantId: source,
      role: 'Owner',
    });
  plant(draft, 'transfers', {
    id: ownTransfer,
    kind: isLegacy(draft) ? 'legacy' : 'new-commerce',
    tenantId: seed['tenants'][0].tenantId,
    sourceTenantId: source,
    sourceName: 'Old Partner',
    targetTenantId: role === 'target' ? partnerId : otherPartner,
    transferType: 3,
    status: ending ? 'InProgress' : status,
    createdAt: createdAt ?? draft.begin,
    modifiedAt: createdAt ?? draft.begin,
    ...(ending && { completesAt }),
    lines,
  });
}
