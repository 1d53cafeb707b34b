import { addDuration } from '@concord/rules';
import type { Migration, Subscription } from '../entities.ts';
import { record } from './audit.ts';
import { migrationEvents, migrationResource } from './migration-resource.ts';
import {
  catalogItemIdOf,
  currentOf,
  firstEnd,
  problemsOf,
  type Seller,
  twinOfCurrent,
  type Wanted,
  wantedOf,
} from './migration-target.ts';
import { type Call, type CustomerCall, created, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const base = '/customers/:cid/migrations/newcommerce';

/** The customer's legacy add-ons under a subscription. */
const addOnsOf = ({ world, tenant }: Seller, id: string) =>
  world.subscriptions
    .where('tenant', tenant.id)
    .filter((one) => one.parentSubscriptionId === id && one.status === 'active');

function validate(call: CustomerCall) {
  const current = currentOf(call, call.body);
  const wanted = wantedOf(call.body, current);
  const errors = problemsOf(call, current, wanted);
  const twin = twinOfCurrent(call, current);
  return ok({
    currentSubscriptionId: current.id,
    isEligible: errors.length === 0,
    termDuration: wanted.termDuration,
    billingCycle: wanted.billingCycle,
    catalogItemId: twin && catalogItemIdOf(twin),
    customTermEndDate: wanted.customTermEndDate,
    errors: errors.length > 0 ? errors : undefined,
    addOnMigrations: addOnsOf(call, current.id).map((one) => ({
      currentSubscriptionId: one.id,
      isEligible: twinOfCurrent(call, one) !== undefined,
    })),
    attributes: attributes('NewCommerceEligibility'),
  });
}

/** @throws Refusal 400 with the first reason why it cannot move */
function start(call: CustomerCall) {
  const { tenant, body } = call;
  const current = currentOf(call, body);
  const wanted = wantedOf(body, current);
  const [problem] = problemsOf(call, current, wanted);
  const twin = twinOfCurrent(call, current);
  if (problem || !twin) {
    const { code, description } = problem ?? { code: 900220, description: 'There is no path.' };
    throw refuse(code === 900226 ? 403 : 400, code, description);
  }
  const migration = beginMigration(call, current, wanted, body.text('externalReferenceId'));
  const customer = { id: tenant.id, name: tenant.companyName };
  record(call, 'subscription', 'create_new_commerce_migration', customer, { SubscriptionId: current.id });
  return created(migrationResource(migration));
}

/** Writes a migration that can be done and lets it end when its time has come. */
export function beginMigration(
  call: Seller,
  current: Subscription,
  wanted: Wanted,
  externalReferenceId: string | undefined,
): Migration {
  const { world, tenant, partner, at } = call;
  const target = (one: Subscription) => {
    const twin = twinOfCurrent(call, one);
    return twin && catalogItemIdOf(twin);
  };
  const migration: Migration = world.migrations.put({
    id: world.newId('migration'),
    tenantId: tenant.id,
    partnerTenantId: partner.id,
    subscriptionId: current.id,
    catalogItemId: target(current) ?? '',
    quantity: wanted.quantity,
    termDuration: wanted.termDuration,
    billingCycle: wanted.billingCycle,
    purchaseFullTerm: wanted.purchaseFullTerm,
    customTermEndDate: firstEnd(current, wanted, at),
    ...(externalReferenceId !== undefined && { externalReferenceId }),
    addOnMigrations: addOnsOf(call, current.id).flatMap((one) => {
      const catalogItemId = target(one);
      return catalogItemId === undefined
        ? []
        : [{ subscriptionId: one.id, catalogItemId, quantity: one.quantity }];
    }),
    startedAt: at,
    status: 'Processing',
  });
  world.due.put({
    id: world.newId('due'),
    at: addDuration(at, world.settings().provisioning),
    kind: 'finish-migration',
    ref: migration.id,
  });
  return migration;
}

/** Migrations of the calling partner that a query asks for. */
function listed(call: Call, names: { id: string; subscription: string; customer?: string }): Migration[] {
  const asked = (name: string) => call.query[name]?.toLowerCase();
  return call.world.migrations
    .all()
    .filter((one) => one.partnerTenantId === call.partner.id)
    .filter((one) => (asked(names.id) ?? one.id) === one.id)
    .filter((one) => (asked(names.subscription) ?? one.subscriptionId) === one.subscriptionId)
    .filter((one) => (asked(names.customer ?? '') ?? one.tenantId) === one.tenantId)
    .filter(
      (one) =>
        call.query['externalreferenceid'] === undefined ||
        one.externalReferenceId === call.query['externalreferenceid'],
    );
}

export const migrationOperations: Operation[] = [
  {
    method: 'POST',
    path: `${base}/validate`,
    of: 'customer',
    auth: 'any',
    source: `${docs}/validate-a-migration`,
    models: 'all reasons against it at once; the limit of calls per partner and customer',
    handle: validate,
  },
  {
    method: 'POST',
    path: base,
    of: 'customer',
    auth: 'any',
    source: `${docs}/create-migration`,
    models: 'new subscription after a while; add-ons move along; limits and refusals by code',
    handle: start,
  },
  {
    method: 'GET',
    path: `${base}/events`,
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-migration-events`,
    models: 'what happened to the customer’s migrations',
    handle(call) {
      const names = { id: 'migration_id', subscription: 'current_subscription_id' };
      const ours = listed(call, names).filter((one) => one.tenantId === call.tenant.id);
      return ok(ours.flatMap(migrationEvents));
    },
  },
  {
    method: 'GET',
    path: `${base}/:migrationId`,
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-migration`,
    models: '404 900221',
    handle(call) {
      const found = call.world.migrations.get(call.params['migrationId']?.toLowerCase());
      if (found?.tenantId !== call.tenant.id || found.partnerTenantId !== call.partner.id)
        throw refuse(404, 900221, 'The migration was not found.');
      return ok(migrationResource(found));
    },
  },
  {
    method: 'GET',
    path: '/migrations/newcommerce',
    auth: 'any',
    source: `${docs}/get-migrations`,
    models: 'filters, size',
    handle(call) {
      const names = { id: 'id', subscription: 'currentsubscriptionid', customer: 'customertenantid' };
      const size = Number(call.query['pagesize'] ?? 0) || Number.POSITIVE_INFINITY;
      return ok({
        newCommerceMigrations: listed(call, names).slice(0, size).map(migrationResource),
        attributes: attributes('Collection'),
      });
    },
  },
];
