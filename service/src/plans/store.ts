import type { Page } from '@concord/contract/page';
import type { Plan, PlanQuery, Service } from '@concord/contract/plans';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../db/database.ts';
import { page } from '../db/page.ts';
import { matches } from '../db/search.ts';
import { notFound } from '../errors.ts';

function selectServices(tx: Tx) {
  return tx
    .selectFrom('services as s')
    .leftJoin('settingsSets as set', 'set.id', 's.settingsSetId')
    .select(['s.id', 's.number', 's.version', 's.name', 's.description', 's.settingsSetId', 's.updatedAt'])
    .select([
      sql<string>`coalesce(set.name, '')`.as('settingsSetName'),
      sql<number>`(select count(*) from plans where service_id = s.id)`.as('plans'),
    ]);
}

type ServiceRow = Awaited<ReturnType<ReturnType<typeof selectServices>['executeTakeFirstOrThrow']>>;
const toService = (row: ServiceRow): Service => ({ ...row, updatedAt: row.updatedAt.toISOString() });

export async function listServices(tx: Tx): Promise<Service[]> {
  return (await selectServices(tx).orderBy('s.number').execute()).map(toService);
}

export async function readService(tx: Tx, id: string): Promise<Service> {
  const row = await selectServices(tx).where('s.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('service');
  return toService(row);
}

function selectPlans(tx: Tx) {
  return tx
    .selectFrom('plans as p')
    .innerJoin('services as s', 's.id', 'p.serviceId')
    .select([
      'p.id',
      'p.number',
      'p.version',
      'p.name',
      'p.description',
      'p.serviceId',
      's.name as serviceName',
      's.settingsSetId',
      'p.productId',
      'p.skuId',
      'p.segment',
      'p.market',
      'p.termDuration',
      'p.billingCycle',
      'p.price',
      'p.currency',
      'p.minimumSeats',
      'p.maximumSeats',
      'p.active',
      'p.updatedAt',
    ]);
}

type PlanRow = Awaited<ReturnType<ReturnType<typeof selectPlans>['executeTakeFirstOrThrow']>>;
export const toPlan = (row: PlanRow): Plan => ({
  ...row,
  segment: row.segment as Plan['segment'],
  termDuration: row.termDuration as Plan['termDuration'],
  billingCycle: row.billingCycle as Plan['billingCycle'],
  updatedAt: row.updatedAt.toISOString(),
});

export async function readPlan(tx: Tx, id: string): Promise<Plan> {
  const row = await selectPlans(tx).where('p.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('plan');
  return toPlan(row);
}

export async function listPlans(tx: Tx, query: z.output<typeof PlanQuery>): Promise<Page<Plan>> {
  let rows = selectPlans(tx);
  if (query.serviceId) rows = rows.where('p.serviceId', '=', query.serviceId);
  if (query.active) rows = rows.where('p.active', '=', query.active === 'true');
  if (query.q) rows = rows.where(matches(query.q, ['p.name', 'p.product_id', 's.name'], 'p.number'));
  const found = await page(tx, rows, {
    query,
    id: sql`p.id`,
    fallback: 'number',
    sorts: {
      number: { by: sql`p.number`, type: 'bigint' },
      name: { by: sql`lower(p.name)`, type: 'text' },
      serviceName: { by: sql`lower(s.name)`, type: 'text' },
      price: { by: sql`p.price`, type: 'numeric' },
      updatedAt: { by: sql`p.updated_at`, type: 'timestamptz' },
    },
  });
  return { ...found, items: found.items.map(toPlan) };
}
