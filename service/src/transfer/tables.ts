/**
 * Tables in the order in which their rows refer to each other. Sessions and failed sign-ins stay behind: after
 * a move everybody signs in again.
 */
export const movedTables = [
  'resellers',
  'customers',
  'attributes',
  'reseller_attributes',
  'members',
  'secrets',
  'partner_accounts',
  'settings_sets',
  'connection_checks',
  'services',
  'plans',
  'bindings',
  'acceptances',
  'orders',
  'order_steps',
  'subscriptions',
  'subscription_changes',
  'users',
  'user_creations',
  'mirror_tenants',
  'mirror_subscriptions',
  'mirror_users',
  'mirror_licences',
  'mirror_relationships',
  'mirror_transfers',
  'transfer_acts',
  'sync_accounts',
  'sync_limits',
  'sync_runs',
  'inbox_events',
  'alerts',
  'policies',
  'difference_days',
  'differences',
  'reconciliations',
  'reconciliation_lines',
  'import_rows',
  'report_schedules',
  'events',
] as const;

export const leftTables = [
  'sessions',
  'sign_in_failures',
  'consents',
  'partner_paces',
  'pace_minutes',
  'event_chain',
] as const;

export const format = 1;

export interface Header {
  concord: typeof format;
  exportedAt: string;
}

/** One line of the file after the header. */
export interface Line {
  table: string;
  row: Record<string, unknown>;
}
