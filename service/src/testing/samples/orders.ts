import { randomUUID } from 'node:crypto';
import type { Companies } from './companies.ts';
import { terms } from './offer.ts';
import { above, at, beside, idOf, mark, own, person, type Table } from './table.ts';

const day = '2026-11-24';

/** What a customer orders, from the binding of its tenant to the mirror. */
export function orders(all: Companies): Record<string, Table> {
  return {
    bindings: {
      kind: 'owned',
      level: 'customer',
      row: (owner, id) => {
        const account = above('partner_accounts', owner);
        const tenant = { tenant_id: id, domain: `${mark(id)}.example`, origin: 'created', bound_at: at };
        return { id, ...own(owner), partner_account_id: account, ...tenant };
      },
    },
    acceptances: {
      kind: 'owned',
      level: 'customer',
      row: (owner, id) => ({
        id,
        ...own(owner),
        partner_account_id: above('partner_accounts', owner),
        method: 'direct',
        state: 'accepted',
        link: `https://${mark(id)}.example/`,
        language: 'en',
        country: 'US',
        ...person,
        request_id: id,
        correlation_id: id,
        created_at: at,
      }),
    },
    orders: {
      kind: 'owned',
      level: 'customer',
      row: (owner, id) => ({
        id,
        ...own(owner),
        plan_id: above('plans', owner),
        settings_set_id: above('settings_sets', owner),
        partner_account_id: above('partner_accounts', owner),
        state: 'completed',
        seats: 1,
        ...terms,
        tenant_kind: 'bound',
        domain: `${mark(id)}.example`,
        placed_by: above('members', owner),
        placed_at: at,
        idempotency_key: id,
      }),
    },
    order_steps: {
      kind: 'owned',
      level: 'customer',
      row: (owner, id) => {
        const step = { position: 0, name: mark(id), state: 'done', correlation_id: randomUUID() };
        return { order_id: beside('orders', owner, all), ...own(owner), ...step };
      },
    },
    subscriptions: {
      kind: 'owned',
      level: 'customer',
      row: (owner, id) => ({
        id,
        ...own(owner),
        settings_set_id: above('settings_sets', owner),
        order_id: beside(id === idOf('subscriptions', owner) ? 'orders' : 'spare orders', owner, all),
        plan_id: above('plans', owner),
        binding_id: beside('bindings', owner, all),
        partner_account_id: above('partner_accounts', owner),
        microsoft_id: mark(id),
        name: mark(id),
        state: 'active',
        seats: 1,
        ...terms,
        auto_renew: true,
        starts_on: day,
        ends_on: day,
        created_at: at,
      }),
    },
    subscription_changes: {
      kind: 'owned',
      level: 'customer',
      row: (owner, id) => ({
        id,
        ...own(owner),
        subscription_id: beside('subscriptions', owner, all),
        verb: 'suspend',
        wanted: '{}',
        state: 'done',
        before: '{}',
        request_id: id,
        put_back_request_id: id,
        correlation_id: id,
        reason: mark(id),
        asked_by: above('members', owner),
        asked_at: at,
        idempotency_key: id,
      }),
    },
    mirror_subscriptions: {
      kind: 'owned',
      level: 'customer',
      row: (owner, id) => {
        const account = above('partner_accounts', owner);
        return {
          partner_account_id: account,
          // The mirror of the standing subscription; any other mirrors nothing.
          microsoft_id: mark(id === idOf('mirror_subscriptions', owner) ? idOf('subscriptions', owner) : id),
          ...own(owner),
          tenant_id: id,
          body: '{}',
          as_of: at,
        };
      },
    },
  };
}
