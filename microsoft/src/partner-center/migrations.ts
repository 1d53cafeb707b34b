import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { count, flag, type Json, text } from '../fields.ts';
import { allItems, everyItem } from '../paging.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { each, reader } from './resource.ts';

/** What a legacy subscription is to become. What is left out stays as it is. */
export interface NewMigration extends Json {
  currentSubscriptionId: string;
  termDuration?: string;
  billingCycle?: string;
  quantity?: number;
  /** A new full term instead of the rest of the present one. */
  purchaseFullTerm?: boolean;
  customTermEndDate?: string;
  /** Legacy add-ons that move along, in one flat list. */
  addOnMigrations?: NewMigration[];
  /** At most the caller's own. */
  externalReferenceId?: string;
}

/** @see https://learn.microsoft.com/partner-center/developer/create-migration */
export interface Migration extends NewMigration {
  id: string;
  /** `Processing`, `Completed`, `Failed` … */
  status: string;
  startedTime?: string;
  completedTime?: string;
  customerTenantId?: string;
  catalogItemId?: string;
  newCommerceSubscriptionId?: string;
  newCommerceOrderId?: string;
  subscriptionEndDate?: string;
}

export interface MigrationEligibility extends Json {
  currentSubscriptionId: string;
  isEligible: boolean;
  catalogItemId?: string;
  errors?: { code: string; description?: string }[];
  addOnMigrations?: MigrationEligibility[];
}

export interface MigrationEvent extends Json {
  id?: string;
  newCommerceMigrationId?: string;
  currentSubscriptionId?: string;
  createdTime?: string;
  /** `MigrationStarted`, `NewCommerceSubscriptionCreated`, `NewCommerceSubscriptionProvisioned`, `MigrationCompleted` … */
  eventName: string;
}

const migrationResource = reader<Migration>(['id', 'currentSubscriptionId'], {
  quantity: count,
  purchaseFullTerm: flag,
  addOnMigrations: each(reader<NewMigration>(['currentSubscriptionId'], { quantity: count })),
});

const eligibilityResource: (value: unknown) => MigrationEligibility = reader<MigrationEligibility>(
  ['currentSubscriptionId'],
  {
    isEligible: flag,
    errors: each(reader([], { code: text })),
    addOnMigrations: (value) => each(eligibilityResource)(value),
  },
);

/**
 * Whether a legacy subscription can move to new commerce, and to what. At most 450 calls in five minutes for each
 * customer.
 * @see https://learn.microsoft.com/partner-center/developer/validate-subscription-for-migration
 */
export async function validateMigration(
  door: Door,
  tenantId: string,
  migration: NewMigration,
  ids?: CallIds,
): Promise<MigrationEligibility> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/migrations/newcommerce/validate`,
    as: 'app',
    ids,
    body: migration,
    read: eligibilityResource,
  });
  return body;
}

/**
 * Begins a migration; it goes on after the answer. At most 100 calls in five minutes.
 * @throws MicrosoftError 900215 to 900226, 900247, 900248, 900262, 900291, 900292
 * @see https://learn.microsoft.com/partner-center/developer/create-migration
 */
export async function createMigration(
  door: Door,
  tenantId: string,
  migration: NewMigration,
  ids: CallIds,
): Promise<Migration> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/migrations/newcommerce`,
    as: 'app',
    ids,
    body: migration,
    read: migrationResource,
  });
  return body;
}

/** `undefined` when Microsoft does not know it. @see https://learn.microsoft.com/partner-center/developer/get-new-commerce-migration */
export async function migration(
  door: Door,
  tenantId: string,
  migrationId: string,
): Promise<Migration | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/migrations/newcommerce/${migrationId}`,
    as: 'app',
    expect: [404],
    read: unlessAbsent(migrationResource),
  });
  return body;
}

/** @see https://learn.microsoft.com/partner-center/developer/get-migration-events */
export async function migrationEvents(
  door: Door,
  tenantId: string,
  of: { migrationId: string } | { currentSubscriptionId: string },
): Promise<MigrationEvent[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/migrations/newcommerce/events`,
    query:
      'migrationId' in of
        ? { migration_id: of.migrationId }
        : { current_subscription_id: of.currentSubscriptionId },
    as: 'app',
    read: reader<MigrationEvent>(['eventName']),
  });
}

/** One of them has to be named. */
export interface MigrationsWanted {
  tenantId?: string;
  currentSubscriptionId?: string;
  /** The caller's own reference. */
  externalReferenceId?: string;
}

/** How both lists, of migrations and of their schedules, are asked. */
export const wanted = (only: MigrationsWanted) => ({
  CustomerTenantId: only.tenantId,
  CurrentSubscriptionId: only.currentSubscriptionId,
  ExternalReferenceId: only.externalReferenceId,
});

/**
 * Migrations by customer, by legacy subscription, or by the caller's own reference; one of them has to be named.
 * @see https://learn.microsoft.com/partner-center/developer/query-migrated-subscriptions
 */
export function migrations(
  door: Door,
  only: MigrationsWanted,
  size?: number,
): AsyncGenerator<Migration, void, undefined> {
  return everyItem(door, {
    path: '/v1/migrations/newcommerce',
    query: { ...wanted(only), PageSize: size },
    as: 'app',
    items: 'newCommerceMigrations',
    tokenAlone: true,
    read: migrationResource,
  });
}
