import type { Order, OrderQuery, OrderRow, OrderState, OrderStep, StepName } from '@concord/contract/orders';
import type { Page } from '@concord/contract/page';
import { Big } from 'big.js';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../db/database.ts';
import { page } from '../db/page.ts';
import { matches } from '../db/search.ts';
import { notFound } from '../errors.ts';
import { isCancellable } from './states.ts';

export type OrderRecord = Awaited<ReturnType<typeof findOrder>>;
export type StepRecord = Awaited<ReturnType<typeof findSteps>>[number];

export async function findOrder(tx: Tx, id: string) {
  const row = await tx.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('order');
  return row;
}

/** The order, held against other changes until the transaction ends. */
export async function lockOrder(tx: Tx, id: string): Promise<OrderRecord> {
  const row = await tx.selectFrom('orders').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw notFound('order');
  return row;
}

export async function findSteps(tx: Tx, orderId: string) {
  return tx.selectFrom('orderSteps').selectAll().where('orderId', '=', orderId).orderBy('position').execute();
}

/** Price of all seats for one billing cycle. */
export const totalOf = (price: string, seats: number): string => new Big(price).times(seats).toFixed(2);

const toStep = (row: StepRecord): OrderStep => ({
  name: row.name as StepName,
  state: row.state as OrderStep['state'],
  attempts: row.attempts,
  startedAt: row.startedAt?.toISOString() ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
  dueAt: row.dueAt?.toISOString() ?? null,
  requestId: row.requestId,
  correlationId: row.correlationId,
  reason: row.reason,
  next: row.next,
  code: row.code,
});

function selectOrders(tx: Tx) {
  return tx
    .selectFrom('orders as o')
    .innerJoin('customers as c', 'c.id', 'o.customerId')
    .leftJoin('resellers as r', 'r.id', 'o.resellerId')
    .innerJoin('plans as p', 'p.id', 'o.planId')
    .select([
      'o.id',
      'o.number',
      'o.state',
      'o.customerId',
      'c.companyName as customerName',
      'r.name as resellerName',
      'p.name as planName',
      'o.seats',
      'o.price',
      'o.currency',
      'o.placedAt',
    ])
    .select(
      sql<string | null>`(select name from order_steps where order_id = o.id and state = 'waiting')`.as(
        'waitsFor',
      ),
    );
}

export async function readOrder(tx: Tx, id: string, forCustomer: boolean): Promise<Order> {
  const row = await selectOrders(tx)
    .leftJoin('members as m', 'm.id', 'o.placedBy')
    .leftJoin('subscriptions as s', 's.orderId', 'o.id')
    .select([
      'm.name as placedBy',
      's.id as subscriptionId',
      'o.resellerId',
      'o.planId',
      'o.settingsSetId',
      'o.termDuration',
      'o.billingCycle',
    ])
    .select([
      'o.tenantKind',
      'o.domain',
      'o.tenantId',
      'o.resellerMpnId',
      'o.completedAt',
      'o.ownershipConfirmedAt',
    ])
    .where('o.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('order');
  const steps = (await findSteps(tx, id)).map(toStep);
  const state = row.state as OrderState;
  const waitsFor = steps.find((step) => step.state === 'waiting')?.name;
  return {
    id: row.id,
    number: row.number,
    state,
    customerId: row.customerId,
    customerName: row.customerName,
    resellerId: row.resellerId,
    resellerName: row.resellerName ?? '',
    planId: row.planId,
    planName: row.planName,
    settingsSetId: row.settingsSetId,
    seats: row.seats,
    price: { amount: row.price, currency: row.currency },
    total: { amount: totalOf(row.price, row.seats), currency: row.currency },
    termDuration: row.termDuration,
    billingCycle: row.billingCycle,
    tenant: { kind: row.tenantKind as Order['tenant']['kind'], domain: row.domain, tenantId: row.tenantId },
    // The reseller's affairs, and Microsoft's ids, are not the customer's.
    resellerMpnId: forCustomer ? null : row.resellerMpnId,
    // A customer does not see who works for the operator.
    placedBy: row.placedBy ?? '',
    placedAt: row.placedAt.toISOString(),
    completedAt: row.completedAt?.toISOString() ?? null,
    subscriptionId: row.subscriptionId,
    steps: forCustomer ? steps.map((step) => ({ ...step, requestId: null, correlationId: null })) : steps,
    // Filled in by the route, which may read the set.
    invitationLink: null,
    actions: [
      ...(!forCustomer && waitsFor === 'ownership' ? (['confirm-ownership'] as const) : []),
      ...(!forCustomer && state === 'needs-attention' ? (['retry'] as const) : []),
      ...(state === 'waiting' && waitsFor !== 'ownership' ? (['check-now'] as const) : []),
      ...(isCancellable(state, steps) ? (['cancel'] as const) : []),
    ],
  };
}

export async function listOrders(tx: Tx, query: z.output<typeof OrderQuery>): Promise<Page<OrderRow>> {
  let rows = selectOrders(tx);
  if (query.state) rows = rows.where('o.state', '=', query.state);
  if (query.waitsFor) {
    rows = rows.where((where) =>
      where.exists(
        where
          .selectFrom('orderSteps')
          .select('orderId')
          .whereRef('orderId', '=', 'o.id')
          .where('name', '=', query.waitsFor as string)
          .where('state', '=', 'waiting'),
      ),
    );
  }
  if (query.customerId) rows = rows.where('o.customerId', '=', query.customerId);
  if (query.q) rows = rows.where(matches(query.q, ['c.company_name', 'p.name', 'o.domain'], 'o.number'));
  const found = await page(tx, rows, {
    query,
    id: sql`o.id`,
    fallback: 'placedAt',
    sorts: {
      placedAt: { by: sql`o.placed_at`, type: 'timestamptz' },
      number: { by: sql`o.number`, type: 'bigint' },
      customerName: { by: sql`lower(c.company_name)`, type: 'text' },
      planName: { by: sql`lower(p.name)`, type: 'text' },
      state: { by: sql`o.state`, type: 'text' },
      seats: { by: sql`o.seats`, type: 'bigint' },
    },
  });
  return {
    ...found,
    items: found.items.map(({ price, currency, resellerName, ...row }) => ({
      ...row,
      resellerName: resellerName ?? '',
      state: row.state as OrderState,
      waitsFor: row.waitsFor as OrderRow['waitsFor'],
      total: { amount: totalOf(price, row.seats), currency },
      placedAt: row.placedAt.toISOString(),
    })),
  };
}
