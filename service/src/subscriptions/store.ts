import type { Page } from '@concord/contract/page';
import type {
  Activation,
  Subscription,
  SubscriptionQuery,
  SubscriptionRow,
} from '@concord/contract/subscriptions';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../db/database.ts';
import { page } from '../db/page.ts';
import { matches } from '../db/search.ts';
import { notFound } from '../errors.ts';
import { findInTransfer } from './in-transfer.ts';

function selectSubscriptions(tx: Tx) {
  return tx
    .selectFrom('subscriptions as s')
    .innerJoin('customers as c', 'c.id', 's.customerId')
    .leftJoin('plans as p', 'p.id', 's.planId')
    .innerJoin('bindings as b', 'b.id', 's.bindingId')
    .innerJoin('mirrorSubscriptions as m', (join) =>
      join
        .onRef('m.partnerAccountId', '=', 's.partnerAccountId')
        .onRef('m.microsoftId', '=', 's.microsoftId'),
    )
    .select([
      's.id',
      's.number',
      's.name',
      's.state',
      's.customerId',
      'c.companyName as customerName',
      'p.name as planName',
      's.seats',
    ])
    .select(['s.termDuration', 's.endsOn', 's.autoRenew', 'm.asOf', 'b.domain as tenantName']);
}

export async function listSubscriptions(
  tx: Tx,
  query: z.output<typeof SubscriptionQuery>,
): Promise<Page<SubscriptionRow>> {
  let rows = selectSubscriptions(tx);
  if (query.state) rows = rows.where('s.state', '=', query.state);
  if (query.customerId) rows = rows.where('s.customerId', '=', query.customerId);
  if (query.q)
    rows = rows.where(
      matches(query.q, ['s.name', 'c.company_name', 'b.domain', 's.microsoft_id'], 's.number'),
    );
  const found = await page(tx, rows, {
    query,
    id: sql`s.id`,
    fallback: 'number',
    sorts: {
      number: { by: sql`s.number`, type: 'bigint' },
      name: { by: sql`lower(s.name)`, type: 'text' },
      customerName: { by: sql`lower(c.company_name)`, type: 'text' },
      seats: { by: sql`s.seats`, type: 'bigint' },
      endsOn: { by: sql`s.ends_on`, type: 'date' },
      state: { by: sql`s.state`, type: 'text' },
    },
  });
  return {
    ...found,
    items: found.items.map((row) => ({
      ...row,
      state: row.state as SubscriptionRow['state'],
      asOf: row.asOf.toISOString(),
    })),
  };
}

const portalLink = 'https://admin.microsoft.com';

export async function readSubscription(tx: Tx, id: string, forCustomer: boolean): Promise<Subscription> {
  const row = await selectSubscriptions(tx)
    .leftJoin('orders as o', 'o.id', 's.orderId')
    .leftJoin('resellers as r', 'r.id', 's.resellerId')
    .leftJoin('acceptances as a', 'a.id', 'o.acceptanceId')
    .select([
      'r.name as resellerName',
      's.version',
      's.scheduledChange',
      's.planId',
      's.orderId',
      'o.number as orderNumber',
      's.price',
      's.currency',
      's.billingCycle',
      's.startsOn',
    ])
    .select([
      's.microsoftId',
      's.partnerAccountId',
      's.resellerMpnId',
      's.createdAt',
      'm.body',
      'b.tenantId',
      'b.adminUserName',
      'b.passwordState',
    ])
    .select(['a.link as agreementLink', 'a.acceptedAt as agreementAcceptedAt'])
    .where('s.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('subscription');
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    name: row.name,
    state: row.state as Subscription['state'],
    customerId: row.customerId,
    customerName: row.customerName,
    resellerName: row.resellerName ?? '',
    planId: row.planId,
    planName: row.planName,
    orderId: row.orderId,
    orderNumber: row.orderNumber,
    seats: row.seats,
    price: row.price && row.currency ? { amount: row.price, currency: row.currency } : null,
    termDuration: row.termDuration,
    billingCycle: row.billingCycle,
    autoRenew: row.autoRenew,
    scheduledChange: forCustomer ? null : (row.scheduledChange as Subscription['scheduledChange']),
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    microsoftId: row.microsoftId,
    resellerMpnId: forCustomer ? null : row.resellerMpnId,
    transfer: (await findInTransfer(tx, row)) ?? null,
    asOf: row.asOf.toISOString(),
    mirror: forCustomer ? null : (row.body as Record<string, unknown>),
    createdAt: row.createdAt.toISOString(),
    activation: {
      tenantId: row.tenantId,
      tenantName: row.tenantName,
      adminEmail: row.adminUserName,
      password: row.passwordState as Activation['password'],
      agreementLink: row.agreementLink,
      agreementAcceptedAt: row.agreementAcceptedAt?.toISOString() ?? null,
      portalLink,
    },
  };
}
