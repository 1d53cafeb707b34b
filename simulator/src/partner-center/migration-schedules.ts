import type { Context } from '../context.ts';
import type { MigrationSchedule } from '../entities.ts';
import { catalogItemIdOf, currentOf, problemsOf, twinOfCurrent, wantedOf } from './migration-target.ts';
import { beginMigration } from './migrations.ts';
import { type CustomerCall, created, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes } from './resource.ts';

const source = 'https://learn.microsoft.com/partner-center/developer/schedule-a-new-commerce-migration';
const base = '/customers/:cid/migrations/newcommerce/schedules';

function resource(context: Context, one: MigrationSchedule) {
  return {
    ...one.wanted,
    id: one.id,
    currentSubscriptionId: one.subscriptionId,
    subscriptionEndDate: context.world.subscriptions.get(one.subscriptionId)?.commitmentEndDate,
    status: one.status,
    customerTenantId: one.tenantId,
    catalogItemId: one.catalogItemId,
    targetDate: one.targetDate,
    migrateOnRenewal: one.migrateOnRenewal,
    externalReferenceId: one.externalReferenceId,
    createdTime: one.createdAt,
    lastModifiedTime: one.modifiedAt,
    newCommerceMigrationId: one.migrationId,
    errorCode: one.error?.code,
    errorDescription: one.error?.description,
    addOnMigrationSchedules: [],
    attributes: attributes('NewCommerceMigrationSchedule'),
  };
}

/** @throws Refusal 404 900221 [U] */
function scheduleOf(call: CustomerCall): MigrationSchedule {
  const found = call.world.migrationSchedules.get(call.params['scheduleId']?.toLowerCase());
  if (found?.tenantId !== call.tenant.id || found.partnerTenantId !== call.partner.id)
    throw refuse(404, 900221, 'The schedule was not found.');
  return found;
}

/** When it is done: on the day asked for, or when the legacy term ends. */
function dueAt(one: MigrationSchedule, end: string): string {
  return one.targetDate ?? `${end}T00:00:00Z`;
}

function save(call: CustomerCall, known?: MigrationSchedule) {
  const { body, world, at, tenant, partner } = call;
  const current = currentOf(call, body);
  const wanted = wantedOf(body, current);
  const targetDate = body.text('targetDate');
  const migrateOnRenewal = body.flag('migrateOnRenewal') ?? false;
  const twin = twinOfCurrent(call, current);
  if (targetDate === undefined && !migrateOnRenewal)
    throw refuse(400, 800002, 'targetDate or migrateOnRenewal is required.');
  if (targetDate !== undefined && !(Date.parse(targetDate) > Date.parse(at)))
    throw refuse(400, 900247, 'The date of the migration has passed.');
  if (!twin) throw refuse(400, 900220, 'There is no path to new commerce for the subscription.');
  const externalReferenceId = body.text('externalReferenceId');
  const one = world.migrationSchedules.put({
    id: known?.id ?? world.newId('schedule'),
    tenantId: tenant.id,
    partnerTenantId: partner.id,
    subscriptionId: current.id,
    catalogItemId: catalogItemIdOf(twin),
    wanted: { ...wanted },
    ...(targetDate !== undefined && { targetDate: new Date(targetDate).toISOString() }),
    migrateOnRenewal,
    ...(externalReferenceId !== undefined && { externalReferenceId }),
    status: 'Scheduled',
    createdAt: known?.createdAt ?? at,
    modifiedAt: at,
  });
  world.due.put({
    id: `schedule|${one.id}`,
    at: dueAt(one, current.commitmentEndDate),
    kind: 'scheduled-migration',
    ref: one.id,
  });
  return resource(call, one);
}

/** Starts a scheduled migration; why it cannot be done is noted on the schedule. */
export function startScheduled(context: Context, id: string): void {
  const { world, clock } = context;
  const one = world.migrationSchedules.get(id);
  const current = world.subscriptions.get(one?.subscriptionId);
  const tenant = world.tenants.get(one?.tenantId);
  const partner = world.partners.get(one?.partnerTenantId);
  if (one?.status !== 'Scheduled' || !current || !tenant || !partner) return;
  const call = { ...context, tenant, partner, at: clock.now() };
  const [error] = problemsOf(call, current, one.wanted).filter(
    ({ code }) => !(one.migrateOnRenewal && code === 900217),
  );
  if (error) {
    world.migrationSchedules.put({ ...one, status: 'Failed', error, modifiedAt: clock.now() });
    return;
  }
  const migration = beginMigration(call, current, one.wanted, one.externalReferenceId);
  world.migrationSchedules.put({
    ...one,
    status: 'Completed',
    migrationId: migration.id,
    modifiedAt: clock.now(),
  });
}

export const migrationScheduleOperations: Operation[] = [
  {
    method: 'POST',
    path: base,
    of: 'customer',
    auth: 'any',
    source,
    models: 'a day or the renewal; 900220 without a path, 900247 for the past',
    handle: (call) => created(save(call)),
  },
  {
    method: 'PUT',
    path: `${base}/:scheduleId`,
    of: 'customer',
    auth: 'any',
    source,
    models: '900248 when it is no longer scheduled',
    handle(call) {
      const known = scheduleOf(call);
      if (known.status !== 'Scheduled') throw refuse(400, 900248, 'The schedule can no longer be changed.');
      return ok(save(call, known));
    },
  },
  {
    method: 'GET',
    path: `${base}/:scheduleId`,
    of: 'customer',
    auth: 'any',
    source,
    models: '404 900221',
    handle: (call) => ok(resource(call, scheduleOf(call))),
  },
  {
    method: 'POST',
    path: `${base}/:scheduleId/cancel`,
    of: 'customer',
    auth: 'any',
    source,
    models: '900248 when it is no longer scheduled',
    handle(call) {
      const one = scheduleOf(call);
      if (one.status !== 'Scheduled') throw refuse(400, 900248, 'The schedule can no longer be changed.');
      call.world.due.remove(`schedule|${one.id}`);
      return ok(
        resource(
          call,
          call.world.migrationSchedules.put({ ...one, status: 'Cancelled', modifiedAt: call.at }),
        ),
      );
    },
  },
  {
    method: 'GET',
    path: '/migrations/newcommerce/schedules',
    auth: 'any',
    source: 'https://learn.microsoft.com/partner-center/developer/get-a-new-commerce-migration-schedule',
    models: 'a bare array',
    handle(call) {
      const { customertenantid: tenant, currentsubscriptionid: subscription } = call.query;
      const reference = call.query['externalreferenceid'];
      const found = call.world.migrationSchedules
        .all()
        .filter((one) => one.partnerTenantId === call.partner.id)
        .filter((one) => tenant === undefined || one.tenantId === tenant.toLowerCase())
        .filter((one) => subscription === undefined || one.subscriptionId === subscription.toLowerCase())
        .filter((one) => reference === undefined || one.externalReferenceId === reference);
      return ok(found.map((one) => resource(call, one)));
    },
  },
];
