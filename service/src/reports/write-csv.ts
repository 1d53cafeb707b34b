import { byteOrderMark, csvLine } from '@concord/contract/csv';
import type { ReportName } from '@concord/contract/reports';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { labelOf, reports, rowsOf, shown } from './ask.ts';
import type { Ask, Report, Row } from './report.ts';

const rowsAtOnce = 1000;

/** All rows of a report as comma-separated values, in constant memory. @returns how many there are */
export async function writeCsv(
  context: Context,
  tx: Tx,
  name: ReportName,
  ask: Ask,
  now: Date,
  write: (text: string) => Promise<void>,
): Promise<number> {
  const report = reports[name];
  const rows = (await rowsOf(context, tx, report, ask, now)).orderBy(sql.raw(orderOf(report)));
  await write(`${byteOrderMark}${csvLine(headOf(report))}`);
  await sql`declare report_rows no scroll cursor for ${rows}`.execute(tx);
  for (let count = 0; ; ) {
    const { rows: found } = await sql<Row>`fetch ${sql.raw(String(rowsAtOnce))} from report_rows`.execute(tx);
    if (found.length > 0) await write(found.map((row) => lineOf(report, row)).join(''));
    count += found.length;
    if (found.length < rowsAtOnce) return count;
  }
}

const orderOf = ({ fallback }: Report) =>
  `f.${fallback.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} nulls first, f.id`;

/** An amount takes two columns: a spreadsheet counts figures only. */
const headOf = ({ columns }: Report) => [
  ...columns.flatMap(({ id, kind }) =>
    kind === 'money' ? [labelOf(id), labelOf('currency')] : [labelOf(id)],
  ),
  labelOf('next'),
];

function lineOf(report: Report, row: Row): string {
  const { cells, next } = shown(report, row);
  const values = report.columns.flatMap(({ id, kind }) => {
    const cell = cells[id] ?? null;
    if (kind === 'money')
      return cell !== null && typeof cell === 'object' ? [cell.amount, cell.currency] : [null, null];
    return [typeof cell === 'object' ? null : cell];
  });
  return csvLine([...values, next]);
}
