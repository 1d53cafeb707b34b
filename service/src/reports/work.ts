import type { Context } from '../context.ts';
import { dueReports, sendReport } from './send.ts';

/** Reports that go out by mail, as workers find them. */
export function reportWork(context: Context): void {
  context.workflows.define('report-mail', (id) => sendReport(context, id));
  context.workflows.due('report-mail', (now) => dueReports(context, now));
}
