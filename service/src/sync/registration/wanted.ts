/**
 * The events that tell of changes to what we mirror, and those that nobody should hear of late.
 * @see https://learn.microsoft.com/partner-center/developer/partner-center-webhook-events
 */
export const wantedEvents: readonly string[] = [
  'azure-fraud-event-detected',
  'dap-admin-relationship-approved',
  'dap-admin-relationship-terminated',
  'dap-admin-relationship-terminated-by-microsoft',
  'granular-admin-access-assignment-activated',
  'granular-admin-access-assignment-created',
  'granular-admin-access-assignment-deleted',
  'granular-admin-access-assignment-updated',
  'granular-admin-relationship-activated',
  'granular-admin-relationship-approved',
  'granular-admin-relationship-expired',
  'granular-admin-relationship-terminated',
  'indirect-reseller-relationship-accepted-by-customer',
  'new-commerce-migration-completed',
  'new-commerce-migration-created',
  'new-commerce-migration-failed',
  'reseller-relationship-accepted-by-customer',
  'subscription-active',
  'subscription-updated',
  'test-created',
];
