import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../../context.ts';
import { operatorScope, type Tx } from '../../db/database.ts';
import { concord, record } from '../../events/record.ts';
import { text } from '../../texts/texts.ts';
import type { Running } from './apply.ts';
import { lockPlan } from './move.ts';
import { neededFor, reread } from './reread.ts';
import { recordVersion, seenInMirror } from './subjects.ts';

const againSeconds = 60;

/**
 * Before its first line: reads everything that a plan touches fresh, and refuses the whole plan when anything of it is
 * not as it was planned: a difference, our record, or Microsoft's object.
 */
export async function isAsPlannedStill(context: Context, plan: Running): Promise<boolean> {
  const { db, clock } = context;
  const waiting = await db.in(operatorScope, (tx) => readWaiting(tx, plan.id));
  const takesOnly = waiting.every(({ decision }) => decision === 'take');
  if (!(plan.byPolicy && takesOnly)) {
    const { failure } = await reread(context, plan.partnerAccountId, neededFor(waiting));
    if (failure) {
      await db.in(operatorScope, (tx) => wait(tx, plan.id, failure.reason, clock.now()));
      return false;
    }
  }
  const now = clock.now();
  return db.in(operatorScope, async (tx) => {
    const locked = await lockPlan(tx, plan.id);
    if (locked.state !== 'running') return false;
    const lines = await readWaiting(tx, plan.id);
    const moved = lines.filter((line) => !isSame(line));
    if (moved.length === 0) return true;
    await skip(
      tx,
      plan.id,
      moved.map(({ id }) => id),
      now,
    );
    const numbers = moved.map(({ number }) => number);
    const reason =
      text('plan-stale', { count: moved.length, numbers: numbers.slice(0, 20).join(', ') }) ?? '';
    await tx
      .updateTable('reconciliations')
      .set({
        state: 'stale',
        pausedReason: reason,
        dueAt: null,
        finishedAt: now,
        version: locked.version + 1,
      })
      .where('id', '=', plan.id)
      .execute();
    await record(tx, now, concord, {
      kind: 'reconciliation.stale',
      objectKind: 'reconciliation',
      objectId: plan.id,
      resellerId: locked.resellerId,
      data: { number: locked.number, reason },
    });
    return false;
  });
}

/** Lines that are not begun, each with what they were planned on and how that is now. */
const readWaiting = (tx: Tx, planId: string) =>
  tx
    .selectFrom('reconciliationLines as l')
    .innerJoin('differences as d', 'd.id', 'l.differenceId')
    .select(['l.id', 'd.number', 'd.tenantId', 'd.objectKind', 'l.decision', 'l.ours', 'l.theirs', 'l.seen'])
    .select(['l.recordVersion', 'd.ours as oursNow', 'd.theirs as theirsNow', 'd.state as stateNow'])
    .select(['d.decision as decisionNow', recordVersion.as('versionNow'), seenInMirror.as('seenNow')])
    .where('l.reconciliationId', '=', planId)
    .where('l.state', '=', 'waiting')
    .orderBy('l.position')
    .execute();

type Waiting = Awaited<ReturnType<typeof readWaiting>>[number];

const isSame = (line: Waiting) =>
  line.stateNow === 'decided' &&
  line.decisionNow === line.decision &&
  line.versionNow === line.recordVersion &&
  isDeepStrictEqual([line.oursNow, line.theirsNow, line.seenNow], [line.ours, line.theirs, line.seen]);

async function skip(tx: Tx, planId: string, stale: string[], now: Date): Promise<void> {
  const skipped = { state: 'skipped', settledAt: now };
  await tx
    .updateTable('reconciliationLines')
    .set({ ...skipped, code: 'stale', reason: text('plan-line.stale') ?? '' })
    .where('id', 'in', stale)
    .execute();
  await tx
    .updateTable('reconciliationLines')
    .set({ ...skipped, code: 'plan-stale', reason: text('plan-line.plan-stale') ?? '' })
    .where('reconciliationId', '=', planId)
    .where('state', '=', 'waiting')
    .execute();
}

/** Microsoft could not be read: tried again in a while, and said meanwhile. */
export async function wait(tx: Tx, planId: string, reason: string, now: Date): Promise<void> {
  await tx
    .updateTable('reconciliations')
    .set({ dueAt: new Date(now.getTime() + againSeconds * 1000), pausedReason: reason })
    .where('id', '=', planId)
    .execute();
}
