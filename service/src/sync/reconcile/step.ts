import type { Context } from '../../context.ts';
import { operatorScope, type Tx } from '../../db/database.ts';
import { text } from '../../texts/texts.ts';
import { isAsPlanned, type Line, nextLine } from './line.ts';
import { lockPlan } from './move.ts';
import { pause } from './pause.ts';
import { closeDifference, saveLine } from './settle-line.ts';
import { takeCustomer } from './take-customer.ts';
import { takeSubscription } from './take-subscription.ts';
import { takeUser } from './take-user.ts';

const againSeconds = 15;
/** From so many lines on, their share of errors says something. */
const fewestLines = 4;

/**
 * The next line of a plan, in one transaction: what is taken is done at once; of what is pushed is stored that it
 * begins. Before it, everything that may stop a run is looked at.
 */
export function step(context: Context, id: string): Promise<'stopped' | 'ended' | 'taken' | Line> {
  const now = context.clock.now();
  return context.db.in(operatorScope, async (tx) => {
    const plan = await lockPlan(tx, id);
    if (plan.state !== 'running') return 'stopped';
    const line = await nextLine(tx, id);
    if (!line) return 'ended';
    const why = await whyStop(tx, plan, line);
    if (why) {
      await pause(tx, plan, why, now);
      return 'stopped';
    }
    const begun = line.state === 'running';
    if (!begun && !(await isAsPlanned(tx, line))) {
      await saveLine(
        tx,
        line,
        { state: 'skipped', code: 'stale', reason: text('plan-line.stale') ?? '' },
        now,
      );
      return 'taken';
    }
    if (line.decision === 'take') {
      if ((await take(tx, line, now)) === 'busy') {
        await tx
          .updateTable('reconciliations')
          .set({ dueAt: new Date(now.getTime() + againSeconds * 1000) })
          .where('id', '=', id)
          .execute();
        return 'stopped';
      }
      await closeDifference(tx, line, 'taken', now);
      await saveLine(tx, line, { state: 'done', attempts: line.attempts + 1 }, now);
      return 'taken';
    }
    const attempts = line.attempts + 1;
    await tx
      .updateTable('reconciliationLines')
      .set({ state: 'running', attempts })
      .where('id', '=', line.id)
      .execute();
    return { ...line, state: 'running', attempts };
  });
}

async function take(tx: Tx, line: Line, now: Date): Promise<'done' | 'busy'> {
  if (line.objectKind === 'subscription') return takeSubscription(tx, line, now);
  await (line.objectKind === 'customer' ? takeCustomer(tx, line, now) : takeUser(tx, line, now));
  return 'done';
}

/** The kill switch of the set, and too many errors. */
async function whyStop(
  tx: Tx,
  plan: Awaited<ReturnType<typeof lockPlan>>,
  line: Line,
): Promise<string | undefined> {
  const limits = await tx
    .selectFrom('syncLimits')
    .select(['stoppedAt', 'stoppedReason', 'errorPercent'])
    .where('settingsSetId', '=', plan.settingsSetId)
    .executeTakeFirst();
  // A line that was begun may be done already: it is looked at to its end.
  if (limits?.stoppedAt && line.decision === 'push' && line.state === 'waiting')
    return text('plan-pause.stopped', { reason: limits.stoppedReason }) ?? '';
  const settled = await tx
    .selectFrom('reconciliationLines')
    .select('state')
    .where('reconciliationId', '=', plan.id)
    .where('attempts', '>', 0)
    .where('settledAt', '>=', plan.resumedAt)
    .execute();
  const bad = settled.filter(({ state }) => state === 'refused' || state === 'failed').length;
  const share = Math.floor((bad * 100) / Math.max(1, settled.length));
  if (settled.length >= fewestLines && share >= (limits?.errorPercent ?? 100))
    return text('plan-pause.errors', { bad, all: settled.length, share, limit: limits?.errorPercent }) ?? '';
  return undefined;
}
