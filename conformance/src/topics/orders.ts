import { isDeepStrictEqual } from 'node:util';
import { orderCancellation } from '@concord/rules';
import type { Row, Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { type Action, customerPath, oneOf, only, plant, type Topic } from '../topic.ts';
import { instantOf } from '../when.ts';
import { attachOrderDocuments } from './order-documents.ts';
import { ownSubscription } from './own-subscription.ts';

const orderStatuses = [
  'completed',
  'pending',
  'cancelled',
  'suspended',
  'pending_review',
  'pending_po_upload',
  'po_upload_complete',
  'po_review_rejected',
  'partial_success',
  'error',
] as const;

const orderAction = ({ when }: Row): boolean =>
  /Order$|^attachOrderDocuments$/.test(when.action) && when.action !== 'createOrder';

/** An id that no order has, where the row says that there is none. */
const path = (scene: Scene) =>
  customerPath(scene, `/orders/${scene.given['order'] === null ? 'ffffffffffff' : 'own-order'}`);

const ownOrder = async (scene: Scene): Promise<Values> =>
  (await scene.state('orders')).find((one) => one['id'] === 'own-order') ?? {};

function linesOf(row: Row): Values[] {
  const own = ownSubscription(row);
  const named: string[] = row.given['order']?.subscriptions ?? ['this'];
  return named.map((name, lineItemNumber) => ({
    lineItemNumber,
    offerId: own['offerId'],
    friendlyName: name,
    quantity: own['quantity'],
    ...(own['termDuration'] && { termDuration: own['termDuration'] }),
    billingCycle: own['billingCycle'],
    subscriptionId: name === 'this' ? 'own' : name,
    ...(own['kind'] === 'perpetual' && { productKeys: ['AAAAA-BBBBB-CCCCC-DDDDD-EEEEE'] }),
  }));
}

const cancelOrder: Action = async (scene, params) => {
  only(params, 'status', 'lineItems');
  const body = { id: 'own-order', status: 'cancelled', ...params };
  const answer = await scene.call('PATCH', path(scene), body);
  return { answer };
};

const patchOrder: Action = async (scene, params) => {
  only(params, 'billingCycle', 'status', 'lineItems');
  const { body } = await scene.call('GET', path(scene));
  const before = { values: { subscriptions: await scene.state('subscriptions') } };
  return { answer: await scene.call('PATCH', path(scene), { ...body, ...params }), ...before };
};

/** The subscriptions of the order: as they are now, and as they were. */
async function ofOrder(scene: Scene): Promise<Values[]> {
  return (await scene.state('subscriptions')).filter((one) => one['orderId'] === 'own-order');
}

/** Whole months from the action to the day after the end. */
function monthsTo(end: string, at: string): number {
  const last = new Date(Date.parse(`${end}T00:00:00Z`) + 86_400_000);
  const first = new Date(at);
  return (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth();
}

/** Orders that are there: reading, cancelling, changing them. */
export const orders: Topic = {
  name: 'orders',
  given: { order: ['status', 'subscriptions', 'allActive'] },
  prepare({ row, given, seed, ...draft }) {
    if (!orderAction(row) || given['order'] === null) return;
    const own = ownSubscription(row);
    plant({ row, given, seed, ...draft }, 'orders', {
      id: 'own-order',
      tenantId: seed['tenants'][0].tenantId,
      partnerTenantId: own['partnerTenantId'],
      billingCycle: own['billingCycle'],
      currencyCode: 'USD',
      createdAt: own['createdAt'],
      status: oneOf(
        'order.status',
        given['order']?.status ??
          (row.when.action === 'attachOrderDocuments' ? 'pending_po_upload' : 'completed'),
        ...orderStatuses,
      ),
      lines: linesOf(row),
    });
  },
  actions: {
    cancelOrder,
    patchOrder,
    attachOrderDocuments,
    getOrder: async (scene, params) => {
      only(params);
      return { answer: await scene.call('GET', path(scene)) };
    },
  },
  effects: {
    orderStatus: async (_, scene) => (await scene.call('GET', path(scene))).body['status'],
    lineQuantities: async (_, scene) =>
      (await scene.call('GET', path(scene))).body['lineItems'].map((line: Values) => line['quantity']),
    refund: async (_, scene) => {
      const own = (await ofOrder(scene)).flatMap((one): Values[] => one['refunds'] ?? []);
      return own.find((one) => Date.parse(one['at']) === Date.parse(scene.at))?.['refund'] ?? 'none';
    },
    keysRevoked: async (_, scene) =>
      (await ownOrder(scene))['lines'].every((line: Values) => line['productKeys'] === undefined),
    billingCycleOf: async (_, scene, expected) => {
      const wanted = scene.row.when.params['billingCycle'];
      const names = (await ofOrder(scene))
        .filter((one) => one['billingCycle'] === wanted)
        .map((one) => (one['id'] === 'own' ? 'this' : one['id']));
      return isDeepStrictEqual(new Set(names), new Set(expected as string[])) ? expected : names;
    },
    termResetMonths: async (_, scene) => {
      const [months, ...others] = new Set(
        (await ofOrder(scene)).map((one) => monthsTo(one['commitmentEndDate'], scene.at)),
      );
      return others.length === 0 ? months : [months, ...others];
    },
    promotionKept: async (_, scene) => (await ofOrder(scene)).some((one) => one['promotionId'] !== undefined),
  },
  rules: {
    cancelOrder(row) {
      const own = ownSubscription(row);
      const { status = 'completed' } = row.given['order'] ?? {};
      if (status !== 'completed') return undefined;
      const since: string = own['renewedAt'] ?? own['startedAt'];
      const {
        kind,
        status: state,
        billingCycle,
      } = own as { kind: 'nce'; status: string; billingCycle: string };
      const sandbox = row.given['environment'] === 'sandbox';
      const answer = orderCancellation({ kind, status: state, billingCycle, since, sandbox }, instantOf(row));
      return {
        allowed: answer.allowed,
        errorCode: answer.allowed ? null : String(answer.code),
        effects: { refund: answer.refund },
      };
    },
  },
};
