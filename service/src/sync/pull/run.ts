import type { SyncGuard, SyncPhase } from '@concord/contract/sync';
import type { Selectable } from 'kysely';
import type { Context } from '../../context.ts';
import { operatorScope, type Tx } from '../../db/database.ts';
import type { SyncRun as Table } from '../../db/tables.generated.ts';
import type { Reading } from '../../settings/client.ts';
import type { SyncedAccount } from '../accounts.ts';
import { createMeter, type Meter } from './meter.ts';

export type RunRecord = Selectable<Table>;

/** What the last full pull that came to its end counted. */
export interface Counted {
  customers: number;
  subscriptions: number;
  users: number;
  /** Share of those that have a field, from 0 to 1, by its name, e.g. `subscriptions.termDuration`. */
  fields: Record<string, number>;
}

/** A full pull under way in this process. */
export interface Pull {
  context: Context;
  account: SyncedAccount;
  record: RunRecord;
  before: Counted | null;
  reading: Reading;
  meter: Meter;
  /** True when this process should come to a good place soon: it stops, or others want their turn. */
  isOver(): boolean;
}

/** The run is not ours to go on with: a person stopped it, or it asks. */
export class RunEnded extends Error {
  override name = 'RunEnded';
}

/** A guard found something that a person has to look at. */
export class GuardAsks extends Error {
  override name = 'GuardAsks';
  guard: SyncGuard;
  constructor(guard: SyncGuard) {
    super(`${guard.what}: ${guard.before} → ${guard.now}`);
    this.guard = guard;
  }
}

/** No slice of work is longer than this, in ms of real time. */
const slice = 10 * 60_000;

/** `undefined` when nothing is to be done now. */
export async function openPull(context: Context, account: SyncedAccount): Promise<Pull | undefined> {
  const found = await context.db.in(operatorScope, async (tx) => {
    const record = await tx
      .selectFrom('syncRuns')
      .selectAll()
      .where('partnerAccountId', '=', account.partnerAccountId)
      .where('kind', '=', 'full')
      .where('state', '=', 'running')
      .executeTakeFirst();
    const { counted } = await tx
      .selectFrom('syncAccounts')
      .select('counted')
      .where('partnerAccountId', '=', account.partnerAccountId)
      .executeTakeFirstOrThrow();
    return { record, counted: counted as Counted | null };
  });
  const { record } = found;
  if (!record?.dueAt || record.dueAt > context.clock.now()) return undefined;
  const begun = performance.now();
  const reading = account.client.openReading();
  return {
    context,
    account,
    record,
    before: found.counted,
    reading,
    meter: createMeter(reading, () => performance.now()),
    isOver: () => context.workflows.stopping.aborted || performance.now() - begun > slice,
  };
}

/** One transaction of a pull. @throws RunEnded when it is not to go on */
export function inPull<T>(pull: Pull, work: (tx: Tx, now: Date) => Promise<T>): Promise<T> {
  const { context, record } = pull;
  return context.db.in(operatorScope, async (tx) => {
    const row = await tx
      .selectFrom('syncRuns')
      .select('state')
      .where('id', '=', record.id)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (row?.state !== 'running') throw new RunEnded();
    return work(tx, context.clock.now());
  });
}

/** Writes how far the run is, in the transaction that made it so. */
export async function saveRun(
  tx: Tx,
  pull: Pull,
  now: Date,
  more: {
    phase?: SyncPhase;
    total?: number;
    done?: number;
    failed?: number;
    changed?: number;
    gone?: number;
  } = {},
): Promise<void> {
  const { calls, throttled, perMinute } = pull.meter.take();
  const { done = 0, failed = 0, changed = 0, gone = 0, ...set } = more;
  await tx
    .updateTable('syncRuns')
    .set((row) => ({
      ...set,
      done: row('done', '+', done),
      failed: row('failed', '+', failed),
      changed: row('changed', '+', changed),
      gone: row('gone', '+', gone),
      calls: row('calls', '+', calls),
      throttled: row('throttled', '+', throttled),
      perMinute,
      attempts: 0,
      cause: null,
      reason: null,
      dueAt: now,
      updatedAt: now,
    }))
    .where('id', '=', pull.record.id)
    .execute();
}

/** Tells open pages how far the run is. */
export async function tellProgress({ context, record }: Pull): Promise<void> {
  const notice = {
    objectKind: 'sync-run',
    objectId: record.id,
    resellerId: record.resellerId,
    customerId: null,
  };
  await context.live.tell(context.db.pool, notice);
}
