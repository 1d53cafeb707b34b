import type { ResourceKind } from '@concord/contract/sync';
import { sql } from 'kysely';
import { operatorScope } from '../../db/database.ts';
import { compareTenants } from '../compare.ts';
import { noteFinds } from '../inbox/finds.ts';
import { writeReadings } from '../mirror.ts';
import { readTenant, type TenantReading } from '../read-tenant.ts';
import { createShares, type Shares } from './fields.ts';
import { flow } from './flow.ts';
import { heed } from './guards.ts';
import { createOutageWatch } from './outage.ts';
import { inPull, type Pull, saveRun, tellProgress } from './run.ts';
import { singly } from './singly.ts';

/** Tenants that are read at the same time: enough to use the rate also when each answer takes long. */
const limits = { parallel: 48, batch: 50, rest: 2_000 };
const pageSize = 1_000;

interface Job {
  tenantId: string;
  kinds: ResourceKind[];
}

const usual: ResourceKind[] = ['subscriptions', 'licences', 'users', 'agreement'];

/**
 * Reads every customer that this run has not read yet. Each batch is written in one transaction with the run's
 * progress: after a kill the next process goes on behind the last batch.
 * @returns false when its time was over before
 * @throws GuardAsks, RunEnded, and what Microsoft says when it cannot be asked at all
 */
export async function readTenants(pull: Pull): Promise<boolean> {
  await readAll(pull, unread(pull), true);
  if (pull.isOver()) return false;
  await inPull(pull, (tx, now) => saveRun(tx, pull, now, { phase: 'again' }));
  return true;
}

/** Tries once more what may have been a passing trouble. */
export async function readAgain(pull: Pull): Promise<boolean> {
  await readAll(pull, failed(pull), false);
  if (pull.isOver()) return false;
  await inPull(pull, async (tx, now) => {
    await saveRun(tx, pull, now, { phase: 'partner' });
    await tx
      .updateTable('syncRuns')
      .set((eb) => ({
        failed: eb
          .selectFrom('mirrorTenants')
          .select((one) => one.fn.countAll<number>().as('count'))
          .where('pulledIn', '=', pull.record.id)
          .where(sql<boolean>`failures <> '{}'`),
      }))
      .where('id', '=', pull.record.id)
      .execute();
  });
  return true;
}

/** Asks for the transfers of these tenants. */
export const readTransfers = (pull: Pull, tenantIds: readonly string[]): Promise<void> =>
  readAll(pull, jobs(tenantIds, ['transfers']), false);

async function* jobs(tenantIds: readonly string[], kinds: ResourceKind[]): AsyncGenerator<Job> {
  for (const tenantId of tenantIds) yield { tenantId, kinds };
}

async function readAll(pull: Pull, items: AsyncIterable<Job>, counts: boolean): Promise<void> {
  const { context, account, reading } = pull;
  const watch = createOutageWatch(reading.api);
  const shares = createShares();
  const write = (readings: TenantReading[]) =>
    singly(readings, (some) => writeBatch(pull, shares, some, counts), context.clock);
  const spill = (part: TenantReading) =>
    inPull(pull, async (tx, now) => void (await writeReadings(tx, account, [part], now)));

  await flow(items, limits, {
    isOver: pull.isOver,
    now: () => performance.now(),
    async work({ tenantId, kinds }) {
      const found = await readTenant(reading.api, tenantId, kinds, context.clock.now(), spill);
      for (const error of found.errors)
        context.log.error({ err: error, tenantId }, 'a tenant could not be read');
      return watch.pass(found);
    },
    write: async (found) => {
      const readings = found.flat();
      if (readings.length > 0) await write(readings);
    },
  });
  const last = pull.isOver() ? [] : await watch.release();
  if (last.length > 0) await write(last);
}

async function writeBatch(
  pull: Pull,
  shares: Shares,
  readings: TenantReading[],
  counts: boolean,
): Promise<void> {
  const { account, record, before } = pull;
  for (const { subscriptions, users } of readings) {
    if (subscriptions) shares.add('subscriptions', subscriptions);
    if (users) shares.add('users', users);
  }
  if (before) heed(pull, shares.vanished(before));
  await inPull(pull, async (tx, now) => {
    const written = await writeReadings(tx, account, readings, now, record.id);
    await noteFinds(tx, account, written.subscriptions, now);
    const failed = readings.filter(({ failures }) => Object.keys(failures).length > 0).length;
    await saveRun(tx, pull, now, {
      changed: written.objects,
      ...(counts && { done: readings.length, failed }),
    });
    await compareTenants(tx, account.partnerAccountId, written.bound, now);
  });
  await tellProgress(pull);
}

const first = '00000000-0000-0000-0000-000000000000';

/** Customers that this run has listed and not read yet. */
async function* unread(pull: Pull): AsyncGenerator<Job> {
  const condition = sql`pulled_in is distinct from ${pull.record.id}::uuid`;
  for await (const { tenantId, isNew } of pages(pull, condition))
    yield { tenantId, kinds: isNew ? [...usual, 'transfers'] : usual };
}

/** Customers of which something could not be read for a reason that may be over by now. */
async function* failed(pull: Pull): AsyncGenerator<Job> {
  const condition = sql`pulled_in = ${pull.record.id}::uuid and exists (
    select from jsonb_each(failures) f where f.value ->> 'cause' in ('microsoft-down', 'quota'))`;
  for await (const { tenantId, failures } of pages(pull, condition))
    yield { tenantId, kinds: Object.keys(failures) as ResourceKind[] };
}

async function* pages(pull: Pull, condition: ReturnType<typeof sql>) {
  for (let after = first; ; ) {
    const rows = await page(pull, after, condition);
    yield* rows;
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.tenantId ?? after;
  }
}

async function page({ context, account, record }: Pull, after: string, condition: ReturnType<typeof sql>) {
  const { rows } = await context.db.in(operatorScope, (tx) =>
    sql<{ tenantId: string; isNew: boolean; failures: object }>`
      select tenant_id, failures, subscriptions_as_of is null as is_new from mirror_tenants
      where partner_account_id = ${account.partnerAccountId} and tenant_id > ${after}::uuid
        and listed_in = ${record.id}::uuid and ${condition}
      order by tenant_id limit ${pageSize}`.execute(tx),
  );
  return rows;
}
