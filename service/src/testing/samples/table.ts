import { createHash } from 'node:crypto';
import type { Companies, Owner } from './companies.ts';

export type Row = Record<string, unknown>;

/** How a table's rows are owned, as the design says it; compared with what the database does. */
export type Kind =
  /** A reseller's, or its customer's where it names one. */
  | 'owned'
  /** A reseller's; everybody below it may read. */
  | 'offered'
  /** The operator's scope alone. */
  | 'operator'
  /** Owners themselves. */
  | 'resellers'
  | 'customers';

/** Rows belong to a reseller, to a customer, or there are both. */
export type Level = 'reseller' | 'customer' | 'both';

export interface Table {
  kind: Kind;
  level: Level;
  /** A row that its owner might write. What it refers to is the owner's too. */
  row(owner: Owner, id: string): Row;
}

export const at = '2026-11-24T09:00:00Z';
export const person = { first_name: 'Sample', last_name: 'Person', email: 'sample@fabrikam.example' };

export const own = ({ reseller, customer }: Owner) => ({ reseller_id: reseller, customer_id: customer });
export const of = ({ reseller }: Owner) => ({ reseller_id: reseller });

/** What every text of a row contains: it must not be seen where the row must not be seen. Fits a key too. */
export const mark = (id: string) => `of_${id.replaceAll('-', '_')}`;

/** Id of the standing row of a table for an owner: the same for whoever asks. */
export function idOf(table: string, { reseller, customer }: Owner): string {
  const hex = createHash('sha256').update(`${table}/${reseller}/${customer}`).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

/** Id of the standing row of the owner's reseller. */
export const above = (table: string, owner: Owner) => idOf(table, { ...owner, customer: null });

/** Id of the standing row of the owner's customer, also when the owner names a reseller that is not its own. */
export function beside(table: string, owner: Owner, { customers }: Companies): string {
  const reseller = customers.find(({ id }) => id === owner.customer)?.reseller.id ?? owner.reseller;
  return idOf(table, { ...owner, reseller });
}
