import type { Door } from '../call.ts';
import { type ConsentParts, consenting } from '../consenting.ts';
import { relationships } from '../graph/delegated-admin-relationships.ts';
import { type Service, served } from '../served.ts';
import type { SyncApi } from '../sync.ts';
import { adminRelationship } from './admin-relationship.ts';
import { agreementAccepted } from './agreements.ts';
import { subscriptionBy, subscriptionsOf } from './commerce-subscription.ts';
import { tenant, tenants } from './customers.ts';
import { partnerChanges } from './partner-changes.ts';
import { register, registration, registrationTest } from './registration.ts';
import { tenantLicences } from './tenant-licences.ts';
import { tenantProfile } from './tenant-profile.ts';
import { oneTenantUser, tenantUsers } from './tenant-user.ts';
import { transfersOf } from './transfer-desk.ts';
import { testWebhook, webhookEvents } from './webhooks.ts';

export interface PartnerParts extends ConsentParts, Service {
  /** The partner's own tenant. */
  partnerTenantId: string;
}

/** Partner Center and Graph as the port that sync uses. */
export function partnerSync(door: Door, parts: PartnerParts): SyncApi {
  const through = served(door, parts);
  const inCustomer = consenting(through, parts);
  return {
    tenants: () => tenants(through),
    tenant: (...rest) => tenant(through, ...rest),
    profile: (...rest) => tenantProfile(through, ...rest),
    subscriptions: (...rest) => subscriptionsOf(through, ...rest),
    subscription: (...rest) => subscriptionBy(through, ...rest),
    agreementAccepted: (...rest) => agreementAccepted(through, ...rest),
    licences: (...rest) => tenantLicences(through, ...rest),
    users: (...rest) => tenantUsers(inCustomer, ...rest),
    user: (...rest) => oneTenantUser(inCustomer, ...rest),
    async *relationships() {
      for await (const one of relationships(through)) yield adminRelationship(one);
    },
    transfers: (...rest) => transfersOf(through, parts.partnerTenantId, ...rest),
    changes: (...rest) => partnerChanges(through, ...rest),
    registration: () => registration(through),
    eventNames: () => webhookEvents(through),
    register: (...rest) => register(through, ...rest),
    testRegistration: (ids) => testWebhook(through, ids),
    registrationTest: (...rest) => registrationTest(through, ...rest),
  };
}
