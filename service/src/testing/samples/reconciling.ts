import type { Companies } from './companies.ts';
import { above, at, beside, mark, of, own, type Table } from './table.ts';

/** What differs from Microsoft, what was decided, and what is done about it. */
export function reconciling(all: Companies): Record<string, Table> {
  return {
    policies: {
      kind: 'owned',
      level: 'reseller',
      row: (owner, id) => ({
        id,
        ...of(owner),
        name: mark(id),
        decision: 'take',
        position: 1,
        updated_at: at,
      }),
    },
    difference_days: {
      kind: 'owned',
      level: 'reseller',
      row: (owner, id) => ({ ...of(owner), day: '2026-11-24', currency: mark(id), count: 1, amount: 0 }),
    },
    differences: {
      kind: 'owned',
      level: 'both',
      row: (owner, id) => ({
        id,
        ...own(owner),
        partner_account_id: above('partner_accounts', owner),
        settings_set_id: above('settings_sets', owner),
        tenant_id: id,
        object_kind: 'subscription',
        microsoft_id: mark(id),
        field: 'seats',
        since: at,
        seen_at: at,
        state: 'open',
      }),
    },
    reconciliations: {
      kind: 'owned',
      level: 'reseller',
      row: (owner, id) => ({
        id,
        ...of(owner),
        settings_set_id: above('settings_sets', owner),
        partner_account_id: above('partner_accounts', owner),
        state: 'planned',
        seats: 0,
        customers: 0,
        planned_by: above('members', owner),
        planned_at: at,
        paused_reason: mark(id),
      }),
    },
    reconciliation_lines: {
      kind: 'owned',
      level: 'both',
      row: (owner, id) => ({
        id,
        reconciliation_id: above('reconciliations', owner),
        ...own(owner),
        position: 1,
        difference_id: owner.customer ? beside('differences', owner, all) : above('differences', owner),
        decision: 'take',
        field: 'seats',
        consequence: '{}',
        state: 'waiting',
        reason: mark(id),
        request_id: id,
        correlation_id: id,
      }),
    },
  };
}
