import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { count, flag, type Json, text } from '../fields.ts';
import { everyItem } from '../paging.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { type MigrationsWanted, wanted } from './migrations.ts';
import { reader } from './resource.ts';

/** A migration at a later time: on `targetDate`, or with `migrateOnRenewal` at the end of the term. */
export interface NewMigrationSchedule extends Json {
  currentSubscriptionId: string;
  targetDate?: string;
  migrateOnRenewal?: boolean;
  quantity?: number;
  termDuration?: string;
  billingCycle?: string;
  purchaseFullTerm?: boolean;
  customTermEndDate?: string;
  externalReferenceId?: string;
  addOnMigrationSchedules?: NewMigrationSchedule[];
}

export interface MigrationSchedule extends NewMigrationSchedule {
  id: string;
  status?: string;
  customerTenantId?: string;
  catalogItemId?: string;
  subscriptionEndDate?: string;
  createdTime?: string;
  lastModifiedTime?: string;
  newCommerceMigrationId?: string;
  errorCode?: string;
  errorDescription?: string;
}

const scheduleResource = reader<MigrationSchedule>(['id'], {
  quantity: count,
  migrateOnRenewal: flag,
  purchaseFullTerm: flag,
  errorCode: text,
});

/** @see https://learn.microsoft.com/partner-center/developer/schedule-a-new-commerce-migration */
export async function createMigrationSchedule(
  door: Door,
  tenantId: string,
  schedule: NewMigrationSchedule,
  ids: CallIds,
): Promise<MigrationSchedule> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/migrations/newcommerce/schedules`,
    as: 'app',
    ids,
    body: schedule,
    read: scheduleResource,
  });
  return body;
}

/** Replaces a schedule. @see https://learn.microsoft.com/partner-center/developer/schedule-a-new-commerce-migration */
export async function updateMigrationSchedule(
  door: Door,
  tenantId: string,
  schedule: MigrationSchedule,
  ids: CallIds,
): Promise<MigrationSchedule> {
  const { body } = await door.call({
    method: 'PUT',
    path: at`/v1/customers/${tenantId}/migrations/newcommerce/schedules/${schedule.id}`,
    as: 'app',
    ids,
    body: schedule,
    read: scheduleResource,
  });
  return body;
}

/** `undefined` when Microsoft does not know it. @see https://learn.microsoft.com/partner-center/developer/get-a-new-commerce-migration-schedule */
export async function migrationSchedule(
  door: Door,
  tenantId: string,
  scheduleId: string,
): Promise<MigrationSchedule | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/migrations/newcommerce/schedules/${scheduleId}`,
    as: 'app',
    expect: [404],
    read: unlessAbsent(scheduleResource),
  });
  return body;
}

/**
 * Schedules by customer, by legacy subscription, or by the caller's own reference; one of them has to be named.
 * @see https://learn.microsoft.com/partner-center/developer/get-a-new-commerce-migration-schedule
 */
export function migrationSchedules(
  door: Door,
  only: MigrationsWanted,
  size?: number,
): AsyncGenerator<MigrationSchedule, void, undefined> {
  return everyItem(door, {
    path: '/v1/migrations/newcommerce/schedules',
    query: { ...wanted(only), PageSize: size },
    as: 'app',
    tokenAlone: true,
    read: scheduleResource,
  });
}

/** @see https://learn.microsoft.com/partner-center/developer/schedule-a-new-commerce-migration */
export async function cancelMigrationSchedule(
  door: Door,
  tenantId: string,
  scheduleId: string,
  ids: CallIds,
): Promise<void> {
  await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/migrations/newcommerce/schedules/${scheduleId}/cancel`,
    as: 'app',
    ids,
    read: () => undefined,
  });
}
