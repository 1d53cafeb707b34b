import type { Companies } from './companies.ts';
import { above, at, beside, idOf, mark, of, own, type Table } from './table.ts';

const account = (owner: Parameters<typeof above>[1]) => above('partner_accounts', owner);

/** What Microsoft said, how it was read, and what a person has to know of it. */
export function syncing(all: Companies): Record<string, Table> {
  return {
    mirror_tenants: {
      kind: 'owned',
      level: 'both',
      row: (owner, id) => ({
        partner_account_id: account(owner),
        tenant_id: id,
        ...own(owner),
        domain: `${mark(id)}.example`,
        relationship: 'reseller',
        as_of: at,
      }),
    },
    mirror_users: {
      kind: 'owned',
      level: 'both',
      row: (owner, id) => ({
        partner_account_id: account(owner),
        tenant_id: id,
        user_id: id,
        ...own(owner),
        sign_in_name: `${mark(id)}@fabrikam.example`,
        display_name: mark(id),
        enabled: true,
        as_of: at,
      }),
    },
    mirror_licences: {
      kind: 'owned',
      level: 'both',
      row: (owner, id) => ({
        partner_account_id: account(owner),
        tenant_id: id,
        sku_id: id,
        ...own(owner),
        part_number: mark(id),
        name: mark(id),
        total: 1,
        assigned: 1,
        as_of: at,
      }),
    },
    mirror_relationships: {
      kind: 'owned',
      level: 'both',
      row: (owner, id) => ({
        partner_account_id: account(owner),
        relationship_id: mark(id),
        ...own(owner),
        name: mark(id),
        status: 'active',
        as_of: at,
      }),
    },
    mirror_transfers: {
      kind: 'owned',
      level: 'both',
      row: (owner, id) => ({
        id,
        partner_account_id: account(owner),
        transfer_id: mark(id),
        tenant_id: id,
        ...own(owner),
        direction: 'incoming',
        state: 'pending',
        body: '{}',
        as_of: at,
      }),
    },
    transfer_acts: {
      kind: 'owned',
      level: 'both',
      row: (owner, id) => ({
        id,
        ...own(owner),
        partner_account_id: account(owner),
        tenant_id: id,
        transfer_id: mark(id),
        verb: 'withdraw',
        wanted: '{}',
        state: 'done',
        request_id: id,
        correlation_id: id,
        asked_by: above('members', owner),
        asked_at: at,
        idempotency_key: mark(id),
      }),
    },
    users: {
      kind: 'owned',
      level: 'customer',
      row: (owner, id) => ({
        id,
        ...own(owner),
        binding_id: beside('bindings', owner, all),
        partner_account_id: account(owner),
        tenant_id: id,
        microsoft_id: id,
        sign_in_name: `${mark(id)}@fabrikam.example`,
        display_name: mark(id),
        enabled: true,
        updated_at: at,
      }),
    },
    user_creations: {
      kind: 'owned',
      level: 'customer',
      row: (owner, id) => ({
        id,
        ...own(owner),
        binding_id: beside('bindings', owner, all),
        sign_in_name: `${mark(id)}@fabrikam.example`,
        wanted: '{}',
        state: 'done',
        request_id: id,
        correlation_id: id,
        asked_by: above('members', owner),
        asked_at: at,
        idempotency_key: id,
      }),
    },
    sync_accounts: {
      kind: 'owned',
      level: 'reseller',
      row: (owner, id) => ({
        partner_account_id: accountOf('sync_accounts', owner, id),
        ...of(owner),
        settings_set_id: above('settings_sets', owner),
        webhook_token: mark(id),
      }),
    },
    sync_limits: {
      kind: 'owned',
      level: 'reseller',
      row: (owner, id) => ({
        settings_set_id: setOf(owner, id),
        ...of(owner),
        customers_minutes: 1440,
        subscriptions_minutes: 1440,
        users_minutes: 1440,
        sweep_minutes: 1440,
        seats: 50,
        amount: '1000.00',
        currency: 'USD',
        customers: 10,
        error_percent: 20,
        stopped_reason: mark(id),
        updated_at: at,
      }),
    },
    sync_runs: {
      kind: 'owned',
      level: 'reseller',
      row: (owner, id) => ({
        id,
        ...of(owner),
        partner_account_id: account(owner),
        kind: 'full',
        state: 'done',
        phase: 'finish',
        reason: mark(id),
        started_at: at,
        updated_at: at,
      }),
    },
    inbox_events: {
      kind: 'owned',
      level: 'reseller',
      row: (owner, id) => ({
        id,
        ...of(owner),
        partner_account_id: account(owner),
        source: 'webhook',
        key: mark(id),
        name: 'subscription-updated',
        body: '{}',
        occurred_at: at,
        received_at: at,
      }),
    },
    pace_minutes: {
      kind: 'owned',
      level: 'reseller',
      row: (owner, id) => ({
        partner_account_id: account(owner),
        ...of(owner),
        minute: new Date(Number.parseInt(id.slice(0, 8), 16) * 1000),
        calls: 1,
        throttled: 0,
        per_minute: 500,
      }),
    },
    alerts: {
      kind: 'owned',
      level: 'both',
      row: (owner, id) => ({
        id,
        ...own(owner),
        partner_account_id: account(owner),
        kind: 'sample',
        subject: mark(id),
        since: at,
        updated_at: at,
      }),
    },
    import_rows: {
      kind: 'owned',
      level: 'reseller',
      row: (owner, id) => ({
        partner_account_id: account(owner),
        tenant_id: id,
        ...of(owner),
        state: 'open',
        reason: mark(id),
      }),
    },
    report_schedules: {
      kind: 'owned',
      level: 'reseller',
      row: (owner, id) => ({
        id,
        ...of(owner),
        report: mark(id),
        member_id: above('members', owner),
        every: 'week',
        due_at: at,
      }),
    },
  };
}

/** Tables with one row of an account or set: the standing row takes the standing one, any other a spare one. */
function accountOf(table: string, owner: Parameters<typeof above>[1], id: string): string {
  return id === idOf(table, owner)
    ? above('partner_accounts', owner)
    : above('spare partner_accounts', owner);
}
function setOf(owner: Parameters<typeof above>[1], id: string): string {
  return id === idOf('sync_limits', owner)
    ? above('settings_sets', owner)
    : above('spare settings_sets', owner);
}
