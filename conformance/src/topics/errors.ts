import { Unsupported, type Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { type Action, bodyOf, customerPath, only, type Topic } from '../topic.ts';
import { newCustomer } from './new-customer.ts';
import { newest } from './newest.ts';
import { changeOwn, ownState, patchOwn } from './own-calls.ts';

const nobody = '00000000-0000-0000-0000-00000000dead';
const profilePath = (scene: Scene) => customerPath(scene, '/profiles/billing');

/** A call that is answered with this error. */
const failing: Record<string, (scene: Scene) => ReturnType<Scene['call']>> = {
  800090: async (scene) => changeOwn(scene, { quantity: (await ownState(scene))['quantity'] - 1 }),
  800040: (scene) => patchOwn(scene, { status: 'expired' }),
  800093: (scene) => changeOwn(scene, { autoRenewEnabled: true }),
  900117: (scene) => changeOwn(scene, { status: 'deleted' }),
  900279: (scene) => changeOwn(scene, { friendlyName: 'Another' }),
  2001: async (scene) => changeOwn(scene, { quantity: (await ownState(scene))['quantity'] + 1 }),
  2055: async (scene) => putProfile(scene, '"0"'),
  20000: (scene) => scene.call('GET', customerPath(scene, '/orders/ffffffffffff')),
  20003: (scene) => scene.call('GET', customerPath(scene, `/subscriptions/${nobody}`)),
  60003: (scene) => scene.call('GET', `/v1/customers/${nobody}`),
  600074: (scene) => scene.call('GET', customerPath(scene, '/validationStatus?type=account')),
  800042: (scene) =>
    scene.call('POST', customerPath(scene, '/agreements'), { type: 'MicrosoftCustomerAgreement' }),
};

async function putProfile(scene: Scene, etag: string) {
  const { body } = await scene.call('GET', profilePath(scene));
  const { defaultAddress } = newCustomer('x.onmicrosoft.com')['billingProfile'];
  const changed = { ...body, email: 'changed@fabrikam.example', defaultAddress };
  return scene.call('PUT', profilePath(scene), changed, { 'If-Match': etag });
}

const putBillingProfile: Action = async (scene, params) => {
  only(params, 'ifMatch');
  return { answer: await putProfile(scene, params['ifMatch']) };
};

const etagOf = ({ given }: Pick<Scene, 'given'>): string | undefined => given['billingProfile']?.etag;

/** Errors of any call, and etags. */
export const errors: Topic = {
  name: 'errors',
  given: { billingProfile: ['etag', 'changedSinceRead'] },
  async arrange(scene) {
    const etag = etagOf(scene)?.replaceAll('"', '');
    if (etag === undefined) return;
    const tenant = (await scene.state('tenants')).find((one) => one['id'] === scene.customerId);
    if (!tenant) throw new Error('the customer is not there');
    await scene.put('tenants', { ...tenant, billingProfile: { ...tenant['billingProfile'], etag } });
  },
  actions: {
    putBillingProfile,
    getCustomer: async (scene, params) => {
      only(params);
      const id = scene.given['customer'] === null ? nobody : scene.customerId;
      return { answer: await scene.call('GET', `/v1/customers/${id}`) };
    },
    async anyFailingCall(scene, params) {
      only(params, 'expect');
      const call = failing[params['expect']];
      if (!call) throw new Unsupported(`expect ${params['expect']}`);
      return { answer: await call(scene) };
    },
  },
  effects: {
    profileChanged: async (_, scene) =>
      (await scene.call('GET', profilePath(scene))).body['email'] === 'changed@fabrikam.example',
    newEtag: async (_, scene) => {
      const { attributes } = (await scene.call('GET', profilePath(scene))).body as Values;
      return attributes.etag !== etagOf(scene)?.replaceAll('"', '');
    },
    bodyFields: (outcome, _, expected) => {
      const names = Object.keys(bodyOf(outcome));
      const missing = (expected as string[]).filter((name) => !names.includes(name));
      return missing.length === 0 && names.length === (expected as string[]).length ? expected : names;
    },
    /** Of the texts that are looked for, those that the answer holds. */
    contains: (outcome, _, expected) =>
      [expected].flat().filter((text) => outcome.answer?.text.includes(String(text))),
    latest: newest,
    codeMayBeNumber: (outcome) => typeof bodyOf(outcome)['code'] === 'number',
  },
};
