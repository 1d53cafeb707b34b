import type customer from './en/customer.ts';
import type customers from './en/customers.ts';
import type differences from './en/differences.ts';
import type imports from './en/import.ts';
import type members from './en/members.ts';
import type operations from './en/operations.ts';
import type operator from './en/operator.ts';
import type ordering from './en/ordering.ts';
import type parts from './en/parts.ts';
import type products from './en/products.ts';
import type reconciliations from './en/reconciliations.ts';
import type reports from './en/reports.ts';
import type resellers from './en/resellers.ts';
import type settings from './en/settings.ts';
import type sync from './en/sync.ts';
import type transfers from './en/transfers.ts';
import type users from './en/users.ts';
import type verbs from './en/verbs.ts';

/** Every file of texts by its name, so that a mistyped key does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'parts';
    resources: {
      parts: typeof parts;
      operator: typeof operator;
      settings: typeof settings;
      reports: typeof reports;
      resellers: typeof resellers;
      transfers: typeof transfers;
      customers: typeof customers;
      import: typeof imports;
      members: typeof members;
      products: typeof products;
      operations: typeof operations;
      ordering: typeof ordering;
      customer: typeof customer;
      users: typeof users;
      verbs: typeof verbs;
      differences: typeof differences;
      reconciliations: typeof reconciliations;
      sync: typeof sync;
    };
  }
}
