import { cancelTransferProblem, mostTransferItems, transferProblem } from '@concord/rules';
import { query } from '../http.ts';
import type { Row } from '../row.ts';
import { partnerId, type Scene } from '../scene.ts';
import { type Action, customerPath, only, type Topic } from '../topic.ts';
import { ownTransfer, transferEffects } from './transfer-effects.ts';
import { prepareTransfer } from './transfer-state.ts';

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
  about: ({ given }) => 'transfer' in given,
  given: {
    transferRole: true,
    transfer: ['status', 'createdAt'],
    customer: ['hasLegacyAzure'],
    partner: ['tenantId'],
  },
  prepare: prepareTransfer,
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
