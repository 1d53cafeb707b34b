import { type Operation, ok } from './operation.ts';
import { attributes, collection, self } from './resource.ts';
import { subscriptionResource } from './subscription-resource.ts';
import { subscriptionOf } from './subscriptions.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** Add-ons and support contact of legacy subscriptions. */
export const legacySubscriptionOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/subscriptions/:sid/addons',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-a-list-of-add-ons-for-a-subscription`,
    models: 'legacy add-ons of a base',
    handle(call) {
      const base = subscriptionOf(call);
      const items = call.world.subscriptions
        .where('tenant', call.tenant.id)
        .filter((one) => one.parentSubscriptionId === base.id);
      return ok(collection(items.map((one) => subscriptionResource(one, call.at, call.tenant.country))));
    },
  },
  ...(['GET', 'PUT'] as const).map(
    (method): Operation => ({
      method,
      path: '/customers/:cid/subscriptions/:sid/supportcontact',
      of: 'customer',
      auth: 'user',
      source: `${docs}/${method === 'GET' ? 'get' : 'update'}-a-subscription-support-contact`,
      models: 'the contact that was set, else the partner that sold the subscription [U]',
      handle(call) {
        const subscription = subscriptionOf(call);
        if (method === 'PUT')
          call.world.subscriptions.put({
            ...subscription,
            supportContact: {
              supportTenantId: call.body.needText('supportTenantId'),
              supportMpnId: call.body.text('supportMpnId') ?? '',
              name: call.body.text('name') ?? '',
            },
          });
        const { id: supportTenantId, mpnId: supportMpnId, name } = call.partner;
        const present = call.world.subscriptions.get(subscription.id)?.supportContact ?? {
          supportTenantId,
          supportMpnId,
          name,
        };
        const path = `/customers/${call.tenant.id}/subscriptions/${subscription.id}/supportcontact`;
        return ok({ ...present, links: self(path), attributes: attributes('SupportContact') });
      },
    }),
  ),
];
