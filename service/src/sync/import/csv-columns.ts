/** Names of the columns of the file, the same out and in. */
export const columns = [
  'tenant_id',
  'domain',
  'company',
  'subscriptions',
  'seats',
  'users',
  'agreement',
  'mpn_ids',
  'matched_by',
  'matched_customer_number',
  'matched_customer',
  'mpn_reseller',
  'decision',
  'customer_number',
  'customer',
  'reseller_number',
  'reseller',
  'state',
  'reason',
] as const;

/** What is read again; everything else is there to help whoever decides. */
export const needed = ['tenant_id', 'decision', 'customer_number', 'reseller_number'] as const;
export type Needed = (typeof needed)[number];
