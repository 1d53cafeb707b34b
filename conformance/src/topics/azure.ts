import { Unsupported, type Values } from '../row.ts';
import { partnerId, type Scene } from '../scene.ts';
import { type Action, bodyOf, customerPath, only, plant, type Topic } from '../topic.ts';

/** The Azure plan or marketplace subscription that the row's call is about. */
async function subjectOf(scene: Scene): Promise<Values> {
  const all = await scene.state('subscriptions');
  const found = ['s-1', 'own', 'held-0'].flatMap((id) => all.find((one) => one['id'] === id) ?? [])[0];
  if (!found) throw new Unsupported('a call about a subscription that the row does not have');
  return found;
}

const registerSubscription: Action = async (scene, params) => {
  only(params, 'subscriptionId');
  const { id } = await subjectOf(scene);
  const path = customerPath(scene, `/subscriptions/${id}`);
  const before = (await scene.state('subscriptions')).find((one) => one['id'] === id)?.['registration'];
  const answer = await scene.call('POST', `${path}/registrations`);
  const again = await scene.call('GET', `${path}/registrationstatus`);
  return { answer, again, values: { before, id } };
};

const getActivationLinks: Action = async (scene, params) => {
  only(params);
  const { id, orderId } = await subjectOf(scene);
  const answer = await scene.call('GET', customerPath(scene, `/orders/${orderId}/activationlinks`));
  return { answer, values: { id } };
};

/** Lines of what is not billed yet for a subscription. */
async function unbilled(scene: Scene, id: string): Promise<number> {
  const asked = 'provider=onetime&invoicelineitemtype=billinglineitems&period=current&currencycode=USD';
  const { body } = await scene.call('GET', `/v1/invoices/unbilled/lineitems?${asked}`);
  return body.items.filter((one: Values) => one['subscriptionId'] === id).length;
}

/** What is bought with Azure or at a publisher, after the purchase. */
export const azure: Topic = {
  name: 'azure',
  prepare(draft) {
    if (draft.row.when.action !== 'getActivationLinks') return;
    const held = (draft.state['subscriptions'] ?? []).find((one) => ['s-1', 'own'].includes(one['id']));
    if (!held) return;
    plant(draft, 'orders', {
      id: held['orderId'],
      tenantId: held['tenantId'],
      partnerTenantId: partnerId,
      billingCycle: held['billingCycle'],
      currencyCode: 'USD',
      createdAt: held['createdAt'],
      status: draft.given['order']?.status ?? 'completed',
      lines: [
        {
          lineItemNumber: 0,
          offerId: held['offerId'],
          friendlyName: held['friendlyName'],
          quantity: held['quantity'],
          billingCycle: held['billingCycle'],
          subscriptionId: held['id'],
        },
      ],
    });
  },
  given: { order: ['status'] },
  actions: { registerSubscription, getActivationLinks },
  effects: {
    activationLinkReturned: (outcome) =>
      bodyOf(outcome)['items'].some((one: Values) => /^https?:/.test(one['link'].uri)),
    linkUsable: async (outcome) => (await fetch(bodyOf(outcome)['items'][0].link.uri)).ok,
    billingStarted: async (outcome, scene) => (await unbilled(scene, outcome.values?.['id'])) > 0,
    locationHeader: (outcome) => outcome.answer?.headers.get('location') !== null,
    clientMustPoll: (outcome) => outcome.answer?.status === 202,
    registrationStatus: (outcome) => outcome.again?.body.status,
    registrationUnchanged: async (outcome, scene) =>
      JSON.stringify((await subjectOf(scene))['registration']) === JSON.stringify(outcome.values?.['before']),
  },
};
