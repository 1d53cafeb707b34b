import type { ReportEvery, ReportName, ReportSchedule } from '@concord/contract/reports';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { text } from '../texts/texts.ts';

/** Reports are mailed before the day begins in most of Europe and when it ends in America. UTC. */
const hour = 6;

/** The next time after an instant at which a report is due: each day, on Mondays, or on the first of the month. */
export function nextDue(every: ReportEvery, after: Date): Date {
  const due = new Date(Date.UTC(after.getUTCFullYear(), after.getUTCMonth(), after.getUTCDate(), hour));
  const fits = () => every === 'day' || (every === 'week' ? due.getUTCDay() === 1 : due.getUTCDate() === 1);
  while (due <= after || !fits()) due.setUTCDate(due.getUTCDate() + 1);
  return due;
}

/** Has a report mailed to the caller, or no more. */
export async function schedule({
  db,
  actor,
  doer,
  params: { report },
  body: { every },
  now,
}: Call<'PUT /reports/:report/schedule'>): Promise<void> {
  const own = { report, memberId: actor.id, resellerId: actor.resellerId };
  await db(async (tx) => {
    const written = every
      ? await tx
          .insertInto('reportSchedules')
          .values({ id: newId(), ...own, every, dueAt: nextDue(every, now) })
          .onConflict((conflict) =>
            conflict
              .columns(['report', 'memberId'])
              .doUpdateSet({ every, dueAt: nextDue(every, now), retryAt: null, attempts: 0, failure: null }),
          )
          .returning('id')
          .executeTakeFirst()
      : await tx
          .deleteFrom('reportSchedules')
          .where('report', '=', report)
          .where('memberId', '=', actor.id)
          .returning('id')
          .executeTakeFirst();
    if (!written) return;
    await record(tx, now, doer, {
      kind: every ? 'report.scheduled' : 'report.unscheduled',
      objectKind: 'report-schedule',
      objectId: written.id,
      resellerId: actor.resellerId,
      data: { title: text(`report.${report}.title`), every: every ? text(`report-every.${every}`) : null },
    });
  });
}

export async function schedulesOf(tx: Tx): Promise<ReportSchedule[]> {
  const rows = await tx
    .selectFrom('reportSchedules as s')
    .innerJoin('members as m', 'm.id', 's.memberId')
    .select(['s.report', 's.memberId', 'm.name as memberName', 'm.email', 's.every', 's.dueAt'])
    .select(['s.sentAt', 's.failure'])
    .orderBy('m.name')
    .orderBy('s.id')
    .execute();
  return rows.map((row) => ({
    ...row,
    report: row.report as ReportName,
    every: row.every as ReportEvery,
    dueAt: row.dueAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  }));
}
