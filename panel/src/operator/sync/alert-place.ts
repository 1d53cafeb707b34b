import type { Alert, SyncAccount } from '@concord/contract';

/** Where something can be done about an alert. */
export interface AlertPlace {
  to: string;
  search?: Record<string, string>;
}

/** @param accounts through which set each partner account is read */
export function alertPlace(alert: Alert, accounts: readonly SyncAccount[]): AlertPlace {
  const { kind, customerId, resellerId, partnerAccountId, data } = alert;
  const of = (name: string) => (typeof data[name] === 'string' ? data[name] : undefined);
  const set =
    of('settingsSetId') ??
    accounts.find((account) => account.partnerAccountId === partnerAccountId)?.settingsSetId;
  const page = `/settings/office-365/${set}`;
  switch (kind) {
    case 'stale':
      return {
        to: '/sync/freshness/tenants',
        search: { kind: of('resource') ?? 'subscriptions', state: 'stale', resellerId },
      };
    case 'guard':
      return of('runId') ? { to: `/sync/runs/${of('runId')}` } : { to: '/sync/runs' };
    case 'secret-ending':
      return set ? { to: page } : { to: '/settings/office-365' };
    case 'consent-ending':
    case 'unreachable':
      return set ? { to: `${page}/connection` } : { to: '/settings/office-365' };
    default:
      if (customerId) return { to: `/customers/${customerId}` };
      return set ? { to: `${page}/sync` } : { to: '/sync/freshness' };
  }
}
