import { addDuration } from '@concord/rules';
import type { Context } from '../context.ts';
import { isOldAzure } from './azure-checks.ts';
import { type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes } from './resource.ts';
import { subscriptionOf } from './subscriptions.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** How long a registration takes; Microsoft says only that it takes a while. [U] */
const registrationTime = 'PT2M';

/** Ends a registration that was begun. */
export function finishRegistration({ world, clock }: Context, id: string): void {
  const subscription = world.subscriptions.get(id);
  if (subscription?.registration)
    world.subscriptions.put({
      ...subscription,
      registration: { status: 'registered', at: clock.now() },
    });
}

export const registrationOperations: Operation[] = [
  {
    method: 'POST',
    path: '/customers/:cid/subscriptions/:sid/registrations',
    of: 'customer',
    auth: 'any',
    source: `${docs}/register-a-subscription`,
    models: '202 with the address of the status; Azure plans only',
    handle(call) {
      const { world, at } = call;
      const subscription = subscriptionOf(call);
      if (subscription.kind !== 'azure-plan' && !isOldAzure(subscription))
        throw refuse(400, 800021, 'Only Azure subscriptions are registered.');
      if (subscription.status !== 'active') throw refuse(400, 800012, 'The subscription is not active.');
      if (!subscription.registration) {
        world.subscriptions.put({ ...subscription, registration: { status: 'registering', at } });
        world.due.put({
          id: world.newId('due'),
          at: addDuration(at, registrationTime),
          kind: 'finish-registration',
          ref: subscription.id,
        });
      }
      const location = `/customers/${call.tenant.id}/subscriptions/${subscription.id}/registrationstatus`;
      return { status: 202, headers: { location } };
    },
  },
  {
    method: 'GET',
    path: '/customers/:cid/subscriptions/:sid/registrationstatus',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-subscription-registration-status`,
    models: 'registering, then registered',
    handle(call) {
      const { id, registration } = subscriptionOf(call);
      return ok({
        subscriptionId: id,
        status: registration?.status ?? 'notregistered',
        attributes: attributes('SubscriptionRegistrationStatus'),
      });
    },
  },
];
