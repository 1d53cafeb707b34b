import { startReceiver } from '../receiver.ts';
import { Unsupported, type Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { type Action, oneOf, only, type Topic } from '../topic.ts';
import { gdapRoot, ownGdap } from './gdap-effects.ts';
import { changeOwn, readOwn } from './own-calls.ts';
import { ownTransfer } from './transfer-effects.ts';
import { register, registration } from './webhooks.ts';

/** How late the event of a changed subscription may be. */
const longestLag = 'PT48H';

const accept = (scene: Scene) =>
  scene.simulator.control('POST', 'actions/accept-relationship', {
    tenantId: scene.customerId,
    partnerId: scene.partnerId,
  });

/** A seat more. */
async function change(scene: Scene): Promise<void> {
  const { body } = await readOwn(scene);
  await changeOwn(scene, { quantity: body.quantity + 1 });
}

/** What somebody has to do so that Microsoft tells of it. */
const causes: Record<string, (scene: Scene) => Promise<unknown>> = {
  'reseller-relationship-accepted-by-customer': accept,
  'test-created': (scene) => scene.call('POST', `${registration}/validationEvents`),
  'subscription-updated': change,
  'granular-admin-relationship-approved': (scene) =>
    scene.simulator.control('POST', 'actions/approve-gdap', {
      relationshipId: ownGdap,
      tenantId: scene.customerId,
    }),
  'granular-admin-relationship-terminated': (scene) =>
    scene.call('POST', `${gdapRoot}/${ownGdap}/requests`, { action: 'terminate' }),
  'granular-admin-relationship-expired': async (scene) => {
    const { body } = await scene.call('GET', `${gdapRoot}/${ownGdap}`);
    await scene.to(new Date(Date.parse(body.endDateTime) + 1000).toISOString());
  },
};

/** When the event was sent that the row's change at `subscriptionChangedAt` raised, with the longest lag. */
async function sentAt(scene: Scene, event: string): Promise<string | undefined> {
  await scene.advance(longestLag);
  await scene.advance('PT1M');
  const { deliveries } = await scene.simulator.control('GET', 'webhooks');
  const own = deliveries.find((one: Values) => one['body'].includes(event));
  return own?.attempts[0]?.at.replace('.000Z', 'Z');
}

/** A transfer has no webhook: it is read until it is complete. */
const awaitTransfer: Action = async (scene) => {
  await scene.advance('P3D');
  const transfer = (await scene.state('transfers')).find((one) => one['id'] === ownTransfer);
  return { allowed: transfer?.['status'] === 'Complete' };
};

const awaitEvent: Action = async (scene, params) => {
  only(params, 'event');
  if (params['event'] === 'transfer-complete') return awaitTransfer(scene, params);
  const event = oneOf('event', params['event'], ...Object.keys(causes));
  const receiver = await startReceiver();
  try {
    const registered = await register(scene, receiver.url, [event]);
    if (registered.status !== 200) throw new Unsupported(`no registration for ${event}`);
    await causes[event]?.(scene);
    if (scene.given['subscriptionChangedAt'] !== undefined) {
      const at = await sentAt(scene, event);
      return { allowed: at !== undefined, values: { at } };
    }
    await scene.advance('PT1M');
    const told = receiver.received.some(({ body }) => Buffer.from(body).toString('utf8').includes(event));
    return { allowed: told };
  } finally {
    await receiver.close();
  }
};

/** How customers come to a partner, and how the partner hears of it. */
export const relationships: Topic = {
  name: 'relationships',
  given: { subscriptionChangedAt: true },
  prepare(draft) {
    const { subscriptionChangedAt: at } = draft.given;
    if (at === undefined) return;
    if (draft.row.when.action !== 'awaitEvent') throw new Unsupported('given.subscriptionChangedAt');
    draft.begin = at;
    draft.seed['settings'].eventLag = longestLag;
  },
  effects: {
    mayBeMissingUntil: (outcome) => outcome.values?.['at'],
    /** The event that tells of it, when one can be registered for it. */
    awaitEvent: async (_, scene, expected) => {
      const { body } = await scene.call('GET', `${registration}/events`);
      return body.includes(expected) ? expected : body;
    },
  },
  actions: {
    awaitEvent,
    acceptRelationship: async (scene, params) => {
      only(params);
      try {
        await accept(scene);
        return { allowed: true };
      } catch (error) {
        // A control call that is refused is a page that says no.
        if (!/accept-relationship: /.test((error as Error).message)) throw error;
        return { allowed: false };
      }
    },
  },
};
