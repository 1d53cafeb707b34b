import { addDuration } from '@concord/rules';
import { Unsupported, type Values } from '../row.ts';
import { partnerId, type Scene } from '../scene.ts';
import { type Action, bodyOf, customerPath, only, plant, type Topic } from '../topic.ts';
import { itemOf, kinds, wantedOf } from './products.ts';

const waiting = 'po-order';

/** Parts of the form that hold files; every other part is metadata. */
const fileParts = ['pofiles', 'tenderfiles'];

/** A form; where the row does not say otherwise, with one purchase order and its price. */
function papers(given: Values): FormData {
  const form = new FormData();
  const all: Values = { customerPrice: '100.00', currency: 'USD', POFiles: ['order.pdf'], ...given };
  for (const [name, value] of Object.entries(all)) {
    if (value === null) continue;
    if (!fileParts.includes(name.toLowerCase())) form.append(name, String(value));
    else for (const file of [value].flat()) form.append(name, new File(['content'], String(file)));
  }
  return form;
}

const attachOrderDocuments: Action = async (scene, params) => {
  only(params, 'form');
  const { form = {} } = params;
  if (typeof form !== 'object') throw new Unsupported(`form ${JSON.stringify(form)}`);
  const path = customerPath(scene, `/orders/${waiting}/attachment`);
  return { answer: await scene.call('POST', path, papers(form)) };
};

/** The order that was checked out before the call. */
const placed = async (scene: Scene): Promise<Values> => (await scene.state('orders'))[0] ?? {};

/** Papers of orders, and when the list of orders shows a new one. */
export const orderPapers: Topic = {
  name: 'order papers',
  given: { checkoutAt: true, order: ['status'] },
  prepare(draft) {
    const { given, row } = draft;
    if (given['checkoutAt']) {
      draft.begin = given['checkoutAt'];
      draft.seed['settings'].orderListLag = 'PT15M';
    }
    if (row.when.action !== 'attachOrderDocuments') return;
    plant(draft, 'orders', {
      id: waiting,
      tenantId: draft.seed['tenants'][0].tenantId,
      partnerTenantId: partnerId,
      billingCycle: 'one_time',
      currencyCode: 'USD',
      createdAt: draft.begin,
      status: given['order']?.status ?? 'pending_po_upload',
      lines: [],
    });
  },
  async arrange(scene) {
    if (!scene.given['checkoutAt']) return;
    const offerId = await itemOf(scene);
    const billingCycle = kinds[wantedOf(scene.given, {})]?.billingCycle;
    const lineItems = [{ lineItemNumber: 0, offerId, quantity: 1 }];
    await scene.call('POST', customerPath(scene, '/orders'), { billingCycle, lineItems });
    await scene.to(scene.at);
  },
  actions: {
    attachOrderDocuments,
    listOrders: async (scene, params) => {
      only(params, 'billingType');
      const asked = params['billingType'] ? `?billingType=${params['billingType']}` : '';
      return { answer: await scene.call('GET', customerPath(scene, `/orders${asked}`)) };
    },
  },
  effects: {
    listed: async (outcome, scene) => {
      const { id } = await placed(scene);
      return bodyOf(outcome)['items'].some((one: Values) => one['id'] === id);
    },
    items: (outcome) => bodyOf(outcome)['items'].length,
    mayBeMissingUntil: async (_, scene) => {
      const [meta] = await scene.state('meta');
      const until = addDuration((await placed(scene))['createdAt'], meta?.['settings'].orderListLag);
      return until.replace('.000Z', 'Z');
    },
    orderStatus: async (_, scene) =>
      (await scene.state('orders')).find((one) => one['id'] === waiting)?.['status'],
  },
};
