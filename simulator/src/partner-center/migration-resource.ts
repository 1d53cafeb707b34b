import type { Migration } from '../entities.ts';
import { attributes } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/create-migration */
export function migrationResource(one: Migration) {
  return {
    id: one.id,
    startedTime: one.startedAt,
    completedTime: one.completedAt,
    currentSubscriptionId: one.subscriptionId,
    status: one.status,
    customerTenantId: one.tenantId,
    catalogItemId: one.catalogItemId,
    newCommerceSubscriptionId: one.newSubscriptionId,
    newCommerceOrderId: one.newOrderId,
    quantity: one.quantity,
    termDuration: one.termDuration,
    billingCycle: one.billingCycle,
    purchaseFullTerm: one.purchaseFullTerm,
    customTermEndDate: one.customTermEndDate,
    externalReferenceId: one.externalReferenceId,
    addOnMigrations: one.addOnMigrations.map((addOn) => ({
      currentSubscriptionId: addOn.subscriptionId,
      catalogItemId: addOn.catalogItemId,
      quantity: addOn.quantity,
      status: one.status,
    })),
    attributes: attributes('NewCommerceMigration'),
  };
}

/** What has happened to a migration so far, in order. */
export function migrationEvents(one: Migration) {
  const event = (eventName: string, createdTime: string, index: number) => ({
    id: `${one.id}-${index}`,
    newCommerceMigrationId: one.id,
    currentSubscriptionId: one.subscriptionId,
    customerTenantId: one.tenantId,
    createdTime,
    eventName,
    attributes: attributes('NewCommerceMigrationEvent'),
  });
  const { completedAt } = one;
  const names = [
    'NewCommerceSubscriptionCreated',
    'NewCommerceSubscriptionProvisioned',
    'MigrationCompleted',
  ];
  return [
    event('MigrationStarted', one.startedAt, 0),
    ...(completedAt === undefined ? [] : names.map((name, index) => event(name, completedAt, index + 1))),
  ];
}
