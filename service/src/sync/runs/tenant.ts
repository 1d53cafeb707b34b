import { ResourceKind } from '@concord/contract/sync';
import type { Context } from '../../context.ts';
import { operatorScope, type Tx } from '../../db/database.ts';
import { concord, record } from '../../events/record.ts';
import { accountOf } from '../accounts.ts';
import { failureOf } from '../cause.ts';
import { compareTenants } from '../compare.ts';
import { writeReadings } from '../mirror.ts';
import type { RunRecord } from '../pull/run.ts';
import { readTenant, type TenantReading } from '../read-tenant.ts';

/**
 * Reads one tenant for a person who asked for it, before everything else, and compares it. Safe to call again at any
 * time, after a kill -9 too.
 */
export async function readOne(context: Context, runId: string): Promise<void> {
  const run = await context.db.in(operatorScope, (tx) =>
    tx.selectFrom('syncRuns').selectAll().where('id', '=', runId).executeTakeFirst(),
  );
  if (run?.state !== 'running' || !run.tenantId) return;
  const { partnerAccountId, tenantId } = run;
  const account = await accountOf(context, partnerAccountId);
  const reader = account?.client.openReading('person');
  const reading = reader && (await readWhole(context, reader.api, tenantId));
  for (const error of reading?.errors ?? [])
    context.log.error({ err: error, tenantId }, 'a tenant could not be read');
  await context.db.in(operatorScope, async (tx) => {
    const now = context.clock.now();
    const { state } = await tx
      .selectFrom('syncRuns')
      .select('state')
      .where('id', '=', runId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    if (state !== 'running') return;
    const written = account && reading && (await writeReadings(tx, account, [reading], now));
    const failures = Object.values(reading?.failures ?? {});
    const [failure = account ? undefined : withoutSet] = failures;
    const outcome = failure ? 'failed' : 'done';
    await tx
      .updateTable('syncRuns')
      .set({ state: outcome, cause: failure?.cause ?? null, reason: failure?.reason ?? null })
      .set({ changed: written?.objects ?? 0, gone: written?.gone ?? 0, ...reader?.spent() })
      .set({ done: 1, failed: failure ? 1 : 0, dueAt: null, updatedAt: now, finishedAt: now })
      .where('id', '=', runId)
      .execute();
    // Also when Microsoft says nothing new: our record may be otherwise.
    if (written) await compareTenants(tx, partnerAccountId, [tenantId], now);
    await tell(tx, now, run, outcome, failure?.reason);
  });
}

const withoutSet = {
  cause: 'credential' as const,
  reason: 'No active settings set reads this partner account.',
};

async function readWhole(
  context: Context,
  api: Parameters<typeof readTenant>[0],
  tenantId: string,
): Promise<TenantReading> {
  const at = context.clock.now();
  const [reading, tenant] = await Promise.all([
    readTenant(api, tenantId, ResourceKind.options, at),
    api.tenant(tenantId).then(
      (found) => ({ found: found ?? null }),
      (error: unknown) => ({ failure: failureOf(error, at) }),
    ),
  ]);
  if ('failure' in tenant) return reading;
  // Of a tenant that is no customer any more everything else is refused as well, which says nothing more.
  return tenant.found ? { ...reading, tenant: tenant.found } : { ...reading, tenant: null, failures: {} };
}

async function tell(
  tx: Tx,
  at: Date,
  run: Pick<RunRecord, 'id' | 'number' | 'resellerId' | 'partnerAccountId' | 'tenantId' | 'askedBy'>,
  outcome: 'done' | 'failed',
  reason: string | undefined,
): Promise<void> {
  const binding = await tx
    .selectFrom('bindings')
    .select(['customerId', 'resellerId', 'domain'])
    .where('partnerAccountId', '=', run.partnerAccountId)
    .where('tenantId', '=', run.tenantId ?? '')
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  const member = await tx
    .selectFrom('members')
    .select(['id', 'name'])
    .where('id', '=', run.askedBy)
    .executeTakeFirst();
  await record(tx, at, member ?? concord, {
    kind: outcome === 'done' ? 'sync-run.tenant-read' : 'sync-run.tenant-failed',
    objectKind: 'sync-run',
    objectId: run.id,
    resellerId: binding?.resellerId ?? run.resellerId,
    customerId: binding?.customerId ?? null,
    data: { number: run.number, domain: binding?.domain ?? run.tenantId, reason: reason ?? null },
  });
}

/** Runs that a person asked for and that no worker has carried out yet. */
export async function dueTenants(context: Context, now: Date): Promise<string[]> {
  const rows = await context.db.in(operatorScope, (tx) =>
    tx
      .selectFrom('syncRuns')
      .select('id')
      .where('kind', '=', 'tenant')
      .where('dueAt', '<=', now)
      .orderBy('dueAt')
      .limit(100)
      .execute(),
  );
  return rows.map(({ id }) => id);
}
