import { ReportName, type Reports } from '@concord/contract/reports';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import type { Tx } from '../db/database.ts';
import type { Handle } from '../http/handle.ts';
import { text } from '../texts/texts.ts';
import { readReport, reports, rowsOf } from './ask.ts';
import { reportFile } from './file.ts';
import { schedule, schedulesOf } from './schedule.ts';

export function reportRoutes(handle: Handle, context: Context, app: FastifyInstance): void {
  handle('GET /reports', ({ db, now }) => db((tx) => listReports(context, tx, now)));
  handle('GET /reports/:report', ({ db, params, query, now }) =>
    db((tx) => readReport(context, tx, params.report, query, now)),
  );
  handle('PUT /reports/:report/schedule', async (call) => {
    await schedule(call);
    return call.db((tx) => listReports(context, tx, call.now));
  });
  reportFile(context, app);
}

async function listReports(context: Context, tx: Tx, now: Date): Promise<Reports> {
  const schedules = await schedulesOf(tx);
  const items: Reports['items'] = [];
  for (const report of ReportName.options) {
    const rows = await rowsOf(context, tx, reports[report], {}, now);
    const { count } = await rows
      .clearSelect()
      .select((row) => row.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    items.push({
      report,
      title: text(`report.${report}.title`) ?? report,
      lead: text(`report.${report}.lead`) ?? '',
      rows: count,
      schedules: schedules.filter((one) => one.report === report),
    });
  }
  const { on } = context.mail;
  return { items, mail: { on, next: on ? null : (text('report-mail.off') ?? '') } };
}
