import type { ReportEvery, ReportName } from '@concord/contract/reports';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { concord, record } from '../events/record.ts';
import { scopeOf } from '../members/identify.ts';
import type { Posted } from '../notifications/mail.ts';
import { text } from '../texts/texts.ts';
import { nextDue } from './schedule.ts';
import { writeCsv } from './write-csv.ts';

const mostAttempts = 6;
const firstPauseMs = 60_000;

/**
 * Mails a report that is due. What is due is taken off before the mail server is called: a process that dies then
 * leaves a mail that may have gone, and it is not sent twice. One that surely did not go out is tried again.
 */
export async function sendReport(context: Context, id: string): Promise<void> {
  const taken = await take(context, id);
  if (!taken) return;
  const { to, report, scope, dueAt } = taken;
  const now = context.clock.now();
  const parts: string[] = [];
  const count = await context.db.in(
    scope,
    (tx) => writeCsv(context, tx, report, {}, now, async (part) => void parts.push(part)),
    'repeatable read',
  );
  const title = text(`report.${report}.title`) ?? report;
  const day = dueAt.toISOString().slice(0, 10);
  const address = `${context.publicUrl()}/operator/reports/${report}`;
  const posted = await context.mail.post({
    to: { name: to.name, address: to.email },
    subject: text('report-mail.subject', { title, day, count }) ?? title,
    text:
      text('report-mail.text', {
        name: to.name,
        title,
        count,
        address,
        lead: text(`report.${report}.lead`),
      }) ?? '',
    attachments: [
      { filename: `${report}-${day}.csv`, content: Buffer.from(parts.join('')), contentType: 'text/csv' },
    ],
  });
  await settle(context, taken, posted);
}

type Taken = NonNullable<Awaited<ReturnType<typeof take>>>;

/** Takes what is due off the row, before anything is sent. */
function take(context: Context, id: string) {
  const now = context.clock.now();
  return context.db.in(operatorScope, async (tx) => {
    const row = await tx
      .selectFrom('reportSchedules as s')
      .innerJoin('members as m', 'm.id', 's.memberId')
      .selectAll('s')
      .select(['m.name', 'm.email', 'm.role', 'm.active', 'm.customerId', 'm.resellerId as memberReseller'])
      .where('s.id', '=', id)
      .forUpdate('s')
      .executeTakeFirst();
    if (!row?.active) return undefined;
    const again = row.retryAt !== null && row.retryAt <= now;
    if (!again && row.dueAt > now) return undefined;
    const dueAt = again ? (row.sendingFor ?? row.dueAt) : row.dueAt;
    await tx
      .updateTable('reportSchedules')
      .set({
        sendingFor: dueAt,
        retryAt: null,
        attempts: again ? row.attempts + 1 : 1,
        dueAt: again ? row.dueAt : nextDue(row.every as ReportEvery, now),
        // Stands if this process dies before it knows better.
        failure: text('report-mail.unknown', { reason: text('report-mail.died') }) ?? null,
      })
      .where('id', '=', id)
      .execute();
    const role = row.role as Parameters<typeof scopeOf>[0]['role'];
    return {
      id,
      dueAt,
      report: row.report as ReportName,
      resellerId: row.resellerId,
      attempts: again ? row.attempts + 1 : 1,
      to: { name: row.name, email: row.email },
      scope: scopeOf({ role, resellerId: row.memberReseller, customerId: row.customerId }),
    };
  });
}

async function settle(context: Context, taken: Taken, posted: Posted): Promise<void> {
  const at = context.clock.now();
  const sent = posted.state === 'sent';
  const again = posted.state === 'failed' && taken.attempts < mostAttempts;
  const pauseMs = firstPauseMs * 4 ** (taken.attempts - 1);
  const failure = sent
    ? null
    : (text(`report-mail.${posted.state === 'unknown' ? 'unknown' : again ? 'again' : 'given-up'}`, {
        reason: posted.reason,
      }) ?? posted.reason);
  await context.db.in(operatorScope, async (tx) => {
    await tx
      .updateTable('reportSchedules')
      .set({
        failure,
        retryAt: again ? new Date(at.getTime() + pauseMs) : null,
        ...(sent && { sentAt: at, sendingFor: null }),
      })
      .where('id', '=', taken.id)
      .execute();
    if (again) return;
    await record(tx, at, concord, {
      kind: sent ? 'report.sent' : 'report.not-sent',
      objectKind: 'report-schedule',
      objectId: taken.id,
      resellerId: taken.resellerId,
      data: { title: text(`report.${taken.report}.title`), email: taken.to.email, reason: failure },
    });
  });
}

/** Schedules that are due, or tried again now; none without a mail server. */
export async function dueReports(context: Context, now: Date): Promise<string[]> {
  if (!context.mail.on) return [];
  const rows = await context.db.in(operatorScope, (tx) =>
    tx
      .selectFrom('reportSchedules as s')
      .innerJoin('members as m', 'm.id', 's.memberId')
      .select('s.id')
      .where('m.active', '=', true)
      .where((row) => row.or([row('s.dueAt', '<=', now), row('s.retryAt', '<=', now)]))
      .orderBy('s.dueAt')
      .limit(100)
      .execute(),
  );
  return rows.map(({ id }) => id);
}
