import type { Subscription } from '../entities.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { collection, self } from './resource.ts';
import { subscriptionOf } from './subscriptions.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const base = '/customers/:cid/subscriptions/:sid/azureEntitlements';

type Entitlement = NonNullable<Subscription['azureEntitlements']>[number];

function resource({ tenantId, id }: Subscription, one: Entitlement) {
  return {
    id: one.id,
    friendlyName: one.friendlyName,
    status: one.status,
    subscriptionId: id,
    links: self(`/customers/${tenantId}/subscriptions/${id}/azureEntitlements/${one.id}`),
  };
}

/** @throws Refusal 404 20003 [U: the code for an unknown Azure subscription is assumed] */
function entitlementOf(call: CustomerCall): { plan: Subscription; one: Entitlement } {
  const plan = subscriptionOf(call);
  const one = plan.azureEntitlements?.find(({ id }) => id === call.params['eid']?.toLowerCase());
  if (!one) throw refuse(404, 20003, 'The Azure subscription was not found.');
  return { plan, one };
}

export const azureEntitlementOperations: Operation[] = [
  {
    method: 'GET',
    path: base,
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-a-list-of-azure-entitlements-for-subscription`,
    models: 'Azure subscriptions below a plan',
    handle(call) {
      const plan = subscriptionOf(call);
      return ok(collection((plan.azureEntitlements ?? []).map((one) => resource(plan, one))));
    },
  },
  {
    method: 'GET',
    path: `${base}/:eid`,
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-azure-entitlement`,
    models: '404 20003',
    handle(call) {
      const { plan, one } = entitlementOf(call);
      return ok(resource(plan, one));
    },
  },
  {
    method: 'POST',
    path: `${base}/:eid/cancel`,
    of: 'customer',
    auth: 'any',
    source: `${docs}/cancel-an-azure-entitlement`,
    models: 'canceled for good',
    handle(call) {
      const { plan, one } = entitlementOf(call);
      const canceled: Entitlement = { ...one, status: 'canceled' };
      const azureEntitlements = plan.azureEntitlements?.map((its) => (its.id === one.id ? canceled : its));
      call.world.subscriptions.put({ ...plan, ...(azureEntitlements && { azureEntitlements }) });
      return ok(resource(plan, canceled));
    },
  },
];
