import {
  type Acceptance,
  type Binding,
  type Customer,
  CustomerInput,
  type CustomerQuery,
  type CustomerRow,
} from '@concord/contract/customers';
import type { Page } from '@concord/contract/page';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../db/database.ts';
import { page } from '../db/page.ts';
import { matches } from '../db/search.ts';
import { notFound } from '../errors.ts';

const subscriptionCount = sql<number>`(select count(*) from subscriptions where customer_id = c.id)`;

export async function findCustomer(tx: Tx, id: string) {
  const row = await tx.selectFrom('customers').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('customer');
  return row;
}

export async function readCustomer(tx: Tx, id: string): Promise<Customer> {
  const row = await tx
    .selectFrom('customers as c')
    .leftJoin('resellers as r', 'r.id', 'c.resellerId')
    .selectAll('c')
    .select(['r.name as resellerName', subscriptionCount.as('subscriptions')])
    .where('c.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('customer');
  const { country, state, city, addressLine1, addressLine2, postalCode, firstName, lastName, email, phone } =
    row;
  const form = {
    companyName: row.companyName,
    address: { country, state, city, addressLine1, addressLine2, postalCode },
    contact: { firstName, lastName, email, phone },
    language: row.language,
    registrationNumber: row.registrationNumber,
  };
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    ...form,
    resellerId: row.resellerId,
    resellerName: row.resellerName ?? '',
    incomplete: incompleteOf(form),
    subscriptions: row.subscriptions,
    bindings: await listBindings(tx, id),
    acceptances: await listAcceptances(tx, id),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** What the form asks for and an imported customer may not have. */
function incompleteOf(form: Pick<Customer, 'companyName' | 'address' | 'contact' | 'language'>): string[] {
  const known = (part: object) =>
    Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null));
  const { error } = CustomerInput.safeParse({
    ...known(form),
    address: known(form.address),
    contact: known(form.contact),
  });
  return error?.issues.map(({ path }) => path.join('.')) ?? [];
}

async function listBindings(tx: Tx, customerId: string): Promise<Binding[]> {
  const rows = await tx
    .selectFrom('bindings as b')
    .innerJoin('partnerAccounts as p', 'p.id', 'b.partnerAccountId')
    .select([
      'b.id',
      'b.partnerAccountId',
      'b.tenantId',
      'b.domain',
      'b.origin',
      'b.resellerMpnId',
      'b.boundAt',
    ])
    .select((row) => row.fn.coalesce('p.name', sql<string>`p.tenant_id::text`).as('partnerAccountName'))
    .where('b.customerId', '=', customerId)
    .where('b.endedAt', 'is', null)
    .orderBy('b.boundAt')
    .execute();
  return rows.map((row) => ({
    ...row,
    origin: row.origin as Binding['origin'],
    boundAt: row.boundAt.toISOString(),
  }));
}

async function listAcceptances(tx: Tx, customerId: string): Promise<Acceptance[]> {
  const rows = await tx
    .selectFrom('acceptances')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('acceptedAt', 'is not', null)
    .orderBy('acceptedAt', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    partnerAccountId: row.partnerAccountId,
    tenantId: row.tenantId,
    method: row.method as Acceptance['method'],
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    phone: row.phone,
    acceptedAt: (row.acceptedAt ?? row.createdAt).toISOString(),
    link: row.link,
    templateId: row.templateId,
    templateVersion: row.templateVersion,
    language: row.language,
    ipAddress: row.ipAddress,
  }));
}

export async function listCustomers(
  tx: Tx,
  query: z.output<typeof CustomerQuery>,
): Promise<Page<CustomerRow>> {
  let rows = tx
    .selectFrom('customers as c')
    .innerJoin('resellers as r', 'r.id', 'c.resellerId')
    .select([
      'c.id',
      'c.number',
      'c.companyName',
      'c.resellerId',
      'r.name as resellerName',
      'c.country',
      'c.updatedAt',
      subscriptionCount.as('subscriptions'),
      sql<number>`(select count(*) from bindings where customer_id = c.id and ended_at is null)`.as(
        'tenants',
      ),
    ]);
  if (query.resellerId) rows = rows.where('c.resellerId', '=', query.resellerId);
  if (query.q) rows = rows.where(matches(query.q, ['c.company_name', 'c.email', 'r.name'], 'c.number'));
  const found = await page(tx, rows, {
    query,
    id: sql`c.id`,
    fallback: 'number',
    sorts: {
      number: { by: sql`c.number`, type: 'bigint' },
      companyName: { by: sql`lower(c.company_name)`, type: 'text' },
      resellerName: { by: sql`lower(r.name)`, type: 'text' },
      country: { by: sql`c.country`, type: 'text' },
      updatedAt: { by: sql`c.updated_at`, type: 'timestamptz' },
    },
  });
  return { ...found, items: found.items.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })) };
}
