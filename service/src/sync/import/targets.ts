import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { refusedField } from '../../errors.ts';

/** Resellers (alias `r`) that a partner account serves: its own and all below it. */
const isServed = (resellerId: string) => sql<boolean>`r.path @> array[${resellerId}::uuid]`;

/** Customers that a partner account may serve. */
export function servedCustomers(tx: Tx, account: { resellerId: string }) {
  return tx
    .selectFrom('customers as c')
    .innerJoin('resellers as r', 'r.id', 'c.resellerId')
    .select(['c.id', 'c.number', 'c.resellerId'])
    .where(isServed(account.resellerId));
}

/** Resellers that a partner account may serve. */
export function servedResellers(tx: Tx, account: { resellerId: string }) {
  return tx.selectFrom('resellers as r').select(['r.id', 'r.number']).where(isServed(account.resellerId));
}

/** @throws Refusal 422 when the partner account does not serve this customer's reseller */
export async function targetCustomer(tx: Tx, account: { resellerId: string }, customerId: string) {
  const customer = await servedCustomers(tx, account).where('c.id', '=', customerId).executeTakeFirst();
  if (!customer) throw refusedField('customerId', 'not-served');
  return customer;
}

/** @throws Refusal 422 when the partner account does not serve this reseller */
export async function targetReseller(tx: Tx, account: { resellerId: string }, resellerId: string) {
  const reseller = await servedResellers(tx, account).where('r.id', '=', resellerId).executeTakeFirst();
  if (!reseller) throw refusedField('resellerId', 'not-served');
  return reseller;
}
