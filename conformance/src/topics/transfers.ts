import { cancelTransferProblem, mostTransferItems, transferProblem } from '@concord/rules';
import { query } from '../http.ts';
import type { Row, Values } from '../row.ts';
import { partnerId, type Scene } from '../scene.ts';
import { type Action, customerPath, type Draft, oneOf, only, plant, type Topic } from '../topic.ts';
import { heldSubscription } from './held.ts';
import { ownTransfer, transferEffects } from './transfer-effects.ts';

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

function prepare(draft: Draft): void {
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

/** The partner that the row calls by a name of its own is the caller. */
const nameOf = (scene: Pick<Scene, 'given'>, name: unknown): unknown =>
  name !== undefined && name === scene.given['partner']?.tenantId ? partnerId : name;

const createTransfer: Action = async (scene, params) => {
  only(
    params,
    'sourcePartnerTenantId',
    'sourcePartnerName',
    'customerEmailId',
    'transferType',
    'targetProductTypes',
    'targetPartnerTenantId',
    'partnerOnRecord',
    'lineItems',
  );
  const body = {
    ...params,
    ...(params['sourcePartnerTenantId'] && {
      sourcePartnerTenantId: nameOf(scene, params['sourcePartnerTenantId']),
    }),
    ...(params['targetPartnerTenantId'] && {
      targetPartnerTenantId: nameOf(scene, params['targetPartnerTenantId']),
    }),
  };
  const answer = await scene.call('POST', customerPath(scene, '/transfers'), body);
  return { answer, values: { id: answer.body?.id } };
};

const path = (scene: Scene) => customerPath(scene, `/transfers/${ownTransfer}`);

const updateTransfer: Action = async (scene, params) => {
  only(params, 'status', 'lineItems', 'lineItemCount');
  const count: number | undefined = params['lineItemCount'];
  const lineItems =
    params['lineItems'] ??
    (count && Array.from({ length: count }, (_, id) => ({ id, subscriptionId: `line-${id}` })));
  const body = {
    id: ownTransfer,
    ...(params['status'] && { status: params['status'] }),
    ...(lineItems && { lineItems }),
  };
  return { answer: await scene.call('PATCH', path(scene), body) };
};

/** What the rules alone say of a new request. */
function creationByRules({ given, when }: Row) {
  const { params } = when;
  // What else has to be right is looked up where it stands: reseller, cloud, agreement, Azure plan.
  const more = ['reseller', 'cloud', 'agreement', 'partnerType', 'market'].some((key) => key in given);
  const azure = params['targetProductTypes']?.some((type: string) => type.startsWith('Azure'));
  if (more || azure || params['lineItems']) return undefined;
  const problem = transferProblem(
    {
      sourceTenantId: String(nameOf({ given }, params['sourcePartnerTenantId'])),
      targetTenantId: partnerId,
      type: params['transferType'],
    },
    {
      related: given['customer']?.relationshipToPartner !== 'none',
      hasLegacyAzure: given['customer']?.hasLegacyAzure === true,
      publicCloud: true,
      open: given['transfer'] ? [given['transfer'].status] : [],
    },
  );
  return { allowed: problem === undefined, errorCode: problem ? String(problem.code) : null };
}

function updateByRules({ given, when }: Row) {
  const { status, lineItemCount } = when.params;
  if (lineItemCount > mostTransferItems) return { allowed: false };
  if (!/^cancel/i.test(status ?? '') || given['transferRole'] !== 'target') return undefined;
  const problem = cancelTransferProblem(given['transfer']?.status ?? 'Pending');
  return { allowed: problem === undefined, errorCode: problem ? String(problem.code) : null };
}

/** Billing ownership that moves between partners. */
export const transfers: Topic = {
  name: 'transfers',
  given: {
    transferRole: true,
    transfer: ['status', 'createdAt'],
    customer: ['hasLegacyAzure'],
    partner: ['tenantId'],
  },
  prepare,
  actions: {
    createTransfer,
    updateTransfer,
    getTransfer: async (scene, params) => {
      only(params);
      return { answer: await scene.call('GET', path(scene)) };
    },
    withdrawTransfer: async (scene, params) => {
      only(params);
      return { answer: await scene.call('DELETE', path(scene)) };
    },
    getTransferEligibility: async (scene, params) => {
      only(params, 'transferType');
      return {
        answer: await scene.call('GET', customerPath(scene, `/transferseligibility?${query(params)}`)),
      };
    },
  },
  effects: transferEffects,
  rules: { createTransfer: creationByRules, updateTransfer: updateByRules },
};
