import { above, at, mark, of, type Table } from './table.ts';

export const terms = { price: '1.00', currency: 'USD', term_duration: 'P1M', billing_cycle: 'monthly' };

/** What is sold, and the settings it is sold on. */
export const offer: Record<string, Table> = {
  partner_accounts: {
    kind: 'offered',
    level: 'reseller',
    row: (owner, id) => ({
      id,
      ...of(owner),
      environment: 'simulator',
      tenant_id: id,
      name: mark(id),
      created_at: at,
    }),
  },
  partner_paces: {
    kind: 'operator',
    level: 'reseller',
    row: (_, id) => {
      const times = { given_until: 0, paused_until: 0, grows_from: 0, minute: 0 };
      return { partner_account_id: id, ...times, lowered: 500, given: 1, given_before: 1 };
    },
  },
  settings_sets: {
    kind: 'owned',
    level: 'reseller',
    row: (owner, id) => ({
      id,
      ...of(owner),
      partner_account_id: above('partner_accounts', owner),
      name: mark(id),
      environment: 'simulator',
      address: 'http://127.0.0.1:9',
      api: 'partner-center',
      agreement_link: 'https://fabrikam.example/agreement',
      domain_prefix: 'fabrikam',
      application_id: id,
      tenant_id: id,
      invitation_path: 'https://fabrikam.example/invitation',
      default_country: 'US',
      default_language: 'en',
      created_at: at,
      updated_at: at,
    }),
  },
  connection_checks: {
    kind: 'owned',
    level: 'reseller',
    row: (owner, id) => {
      const set = above('settings_sets', owner);
      return { id, settings_set_id: set, ...of(owner), state: 'passed', lines: '[]', started_at: at };
    },
  },
  consents: {
    kind: 'owned',
    level: 'reseller',
    row: (owner, id) => ({
      id,
      settings_set_id: above('settings_sets', owner),
      ...of(owner),
      member_id: above('members', owner),
      state_hash: Buffer.from(id),
      redirect_uri: 'https://fabrikam.example/consent',
      expires_at: at,
    }),
  },
  services: {
    kind: 'offered',
    level: 'reseller',
    row: (owner, id) => {
      return {
        id,
        ...of(owner),
        settings_set_id: above('settings_sets', owner),
        name: mark(id),
        updated_at: at,
      };
    },
  },
  plans: {
    kind: 'offered',
    level: 'reseller',
    row: (owner, id) => {
      const product = { product_id: 'CFQ7TTC0LH18', sku_id: '0001', segment: 'commercial', market: 'US' };
      const seats = { minimum_seats: 1, maximum_seats: 9 };
      return {
        id,
        ...of(owner),
        service_id: above('services', owner),
        name: mark(id),
        ...product,
        ...terms,
        ...seats,
        updated_at: at,
      };
    },
  },
};
