import type { Word } from './about.ts';

/** What has to be read again after word of a change. */
export type Concern =
  /** The tenant itself: whether it is a customer, and how. */
  | 'tenant'
  /** The subscription that is named; all of them where none is. */
  | 'subscription'
  | 'subscriptions'
  /** The person that is named; all of them where none is. */
  | 'user'
  | 'users'
  | 'licences'
  | 'agreement'
  | 'transfers'
  /** The delegated rights in the tenant, and what can be read thanks to them. */
  | 'rights';

/**
 * By resource of the activity log, or by name of an event.
 * @see https://learn.microsoft.com/partner-center/developer/auditing-resources
 */
const byResource: Record<string, readonly Concern[]> = {
  subscription: ['subscription'],
  order: ['subscriptions'],
  new_commerce_migration: ['subscriptions'],
  third_party_add_on: ['subscriptions'],
  azure_entitlement: ['subscriptions'],
  overage: ['subscriptions'],
  customer: ['tenant'],
  customer_user: ['user'],
  license: ['user', 'licences'],
  agreement: ['agreement'],
  transfer: ['transfers', 'subscriptions'],
  partner_customer_relationship: ['tenant'],
  partner_relationship: ['tenant'],
  partner_customer_dap: ['tenant', 'rights'],
  granular_admin_relationship: ['rights'],
  granular_admin_access_assignment: ['rights'],
};

const byOperation: Record<string, readonly Concern[]> = {
  update_customer_user_licenses: ['user', 'licences'],
  delete_customer_user: ['user', 'licences'],
  restore_customer_user: ['user', 'licences'],
  convert_trial_subscription: ['subscriptions'],
  upgrade_subscription: ['subscriptions'],
};

const byEvent: [RegExp, readonly Concern[]][] = [
  [/^subscription-/, ['subscription']],
  [/relationship-accepted-by-customer$/, ['tenant']],
  [/^dap-admin-relationship-/, ['tenant', 'rights']],
  [/^granular-admin-/, ['rights']],
  [/^new-commerce-migration-/, ['subscriptions']],
];

/** What has to be read again; nothing for what is no business of the mirror's. */
export function concernsOf({ source, name }: Pick<Word, 'source' | 'name'>): readonly Concern[] {
  if (source === 'sweep') return [];
  if (source === 'webhook') return byEvent.find(([pattern]) => pattern.test(name))?.[1] ?? [];
  const [resource = '', operation = ''] = name.split('/');
  return byOperation[operation] ?? byResource[resource] ?? [];
}

/** Nothing has to be done: kept because it was said. */
export const isHandled = (word: Pick<Word, 'source' | 'name'>): boolean => concernsOf(word).length === 0;
