import { randomUUID } from 'node:crypto';
import type { Consequence } from '@concord/contract/reconciliations';
import type { Context } from '../../context.ts';
import { operatorScope, type Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { Refusal } from '../../errors.ts';
import { type Doer, record } from '../../events/record.ts';
import { readLimits } from '../limits/limits.ts';
import { foresee } from './foresee.ts';
import { overLimits, totalsOf } from './over-limits.ts';
import { neededFor, reread } from './reread.ts';
import { readSubjects, type Subject } from './subjects.ts';

export interface PlanWish {
  settingsSetId: string;
  partnerAccountId: string;
  /** Whose the plan is. */
  resellerId: string;
  by: Doer & { id: string };
  policyId: string | null;
  /** Chooses the differences, in the scope of the one who plans. */
  choose: (tx: Tx) => Promise<string[]>;
  db: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
}

/** So many lines one plan has at most, and so many tenants that are read for what it pushes. */
export const largestPlan = { lines: 2000, tenants: 100 };

/**
 * Plans to close differences: reads what is to be pushed fresh, says what comes of every line, and whether it is more
 * than one person may do. Nothing is changed yet.
 * @returns the plan's id; `undefined` when there is nothing to plan
 * @throws Refusal 422 when it is too large; 502 when Microsoft cannot be read
 */
export async function makePlan(context: Context, wish: PlanWish): Promise<string | undefined> {
  const { settingsSetId, partnerAccountId, db } = wish;
  const chosen = await db((tx) => wish.choose(tx));
  if (chosen.length === 0) return undefined;
  if (chosen.length > largestPlan.lines)
    throw new Refusal(422, 'plan-too-large', { params: { lines: chosen.length, most: largestPlan.lines } });
  const pushed = (await db((tx) => readSubjects(tx, chosen))).filter(({ decision }) => decision === 'push');
  const needed = neededFor(pushed);
  if (needed.size > largestPlan.tenants)
    throw new Refusal(422, 'plan-too-wide', { params: { tenants: needed.size, most: largestPlan.tenants } });
  const { readings, failure } = await reread(context, partnerAccountId, needed);
  if (failure) throw new Refusal(502, 'plan-unread', { params: { reason: failure.reason } });
  // What was read just now may have closed some of them, or made another of them.
  const subjects = await db((tx) => readSubjects(tx, chosen));
  if (subjects.length === 0) return undefined;
  const { commerce } = await context.clients.for(settingsSetId);
  const now = context.clock.now();
  const consequences = await foresee(context, commerce, subjects, readings, now);
  const limits = await context.db.in(operatorScope, (tx) => readLimits(tx, settingsSetId));
  const lines = subjects.map((subject, index) =>
    lineOf(subject, consequences[index] as Consequence, index, now),
  );
  const totals = totalsOf(lines.map(({ planned }) => planned));
  const over = overLimits(totals, limits);
  return db(async (tx) => {
    const id = newId();
    const { number } = await tx
      .insertInto('reconciliations')
      .values({
        id,
        resellerId: wish.resellerId,
        settingsSetId,
        partnerAccountId,
        policyId: wish.policyId,
        state: over.length > 0 ? 'approving' : 'planned',
        seats: totals.seats,
        customers: totals.customers,
        money: JSON.stringify(totals.money),
        overLimits: JSON.stringify(over),
        plannedBy: wish.by.id,
        plannedAt: now,
      })
      .returning('number')
      .executeTakeFirstOrThrow();
    for (let from = 0; from < lines.length; from += 500) {
      const rows = lines.slice(from, from + 500).map(({ row }) => ({ ...row, reconciliationId: id }));
      await tx.insertInto('reconciliationLines').values(rows).execute();
    }
    await record(tx, now, wish.by, {
      kind: over.length > 0 ? 'reconciliation.needs-approval' : 'reconciliation.planned',
      objectKind: 'reconciliation',
      objectId: id,
      resellerId: wish.resellerId,
      data: { number, lines: lines.length, ...totals, over, policyId: wish.policyId },
    });
    return id;
  });
}

function lineOf(subject: Subject, consequence: Consequence, position: number, now: Date) {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  const { refusal } = consequence;
  return {
    planned: { customerId: subject.customerId, decision: subject.decision, consequence },
    row: {
      id: newId(),
      resellerId: subject.resellerId,
      customerId: subject.customerId,
      position,
      differenceId: subject.id,
      decision: subject.decision,
      field: subject.field,
      ours: json(subject.ours),
      theirs: json(subject.theirs),
      recordVersion: subject.recordVersion,
      seen: json(subject.seen),
      consequence: JSON.stringify(consequence),
      state: refusal ? 'refused' : 'waiting',
      reason: refusal?.text ?? null,
      code: refusal?.code ?? null,
      settledAt: refusal ? now : null,
      requestId: randomUUID(),
      correlationId: randomUUID(),
    },
  };
}
