import type { ReportName, ReportPage, ReportQuery, ReportRow } from '@concord/contract/reports';
import type { SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { page, type SortColumns } from '../db/page.ts';
import { matches } from '../db/search.ts';
import type { DB } from '../db/tables.generated.ts';
import { text } from '../texts/texts.ts';
import { agreements } from './agreements.ts';
import { autoRenewOff } from './auto-renew-off.ts';
import { cancelWindows } from './cancel-windows.ts';
import { freshness } from './freshness.ts';
import { gdapCoverage } from './gdap-coverage.ts';
import type { Ask, Report, Row } from './report.ts';
import { transfers } from './transfers.ts';

export const reports: Record<ReportName, Report> = {
  agreements,
  'gdap-coverage': gdapCoverage,
  'cancel-windows': cancelWindows,
  'auto-renew-off': autoRenewOff,
  freshness,
  transfers,
};

type Rows = SelectQueryBuilder<DB & { f: Row }, 'f', Row>;

/** All rows of a report that the scope of the transaction may see. */
export async function rowsOf(context: Context, tx: Tx, report: Report, ask: Ask, now: Date): Promise<Rows> {
  const question = await report.question(context, now);
  let rows = tx.selectFrom(sql<Row>`(${question})`.as('f')).selectAll('f');
  if (ask.resellerId) rows = rows.where(sql<boolean>`f.reseller_id = ${ask.resellerId}`);
  if (ask.customerId) rows = rows.where(sql<boolean>`f.customer_id = ${ask.customerId}`);
  if (ask.q)
    rows = rows.where(
      matches(
        ask.q,
        report.searched.map((column) => `f.${column}`),
        '0',
      ),
    );
  return rows as unknown as Rows;
}

export async function readReport(
  context: Context,
  tx: Tx,
  name: ReportName,
  query: z.output<typeof ReportQuery>,
  now: Date,
): Promise<ReportPage> {
  const report = reports[name];
  const rows = await rowsOf(context, tx, report, query, now);
  const { items, ...edges } = await page(tx, rows, {
    query,
    id: sql`f.id`,
    fallback: report.fallback,
    sorts: sortsOf(report),
  });
  return {
    report: name,
    columns: report.columns.map(({ id, kind, sort }) => ({
      id,
      kind,
      label: labelOf(id),
      sort: sort ? id : null,
    })),
    items: items.map((row) => shown(report, row)),
    ...edges,
    totals: await totalsOf(tx, report, rows),
  };
}

export const labelOf = (column: string) => text(`report-column.${column}`) ?? column;

const snake = (id: string) => id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const sortsOf = ({ columns }: Report): SortColumns =>
  Object.fromEntries(
    columns.flatMap(({ id, sort }) => {
      if (!sort) return [];
      const column = sql.raw(`f.${snake(id)}`);
      return [[id, { by: sort === 'text' ? sql`lower(${column})` : column, type: sort }]];
    }),
  );

/** A row as people read it: states and causes in words, amounts with their currency. */
export function shown(report: Report, row: Row): ReportRow {
  const cells = report.columns.map(({ id, kind }): [string, ReportRow['cells'][string]] => {
    const value = row[id];
    if (value === null || value === undefined) return [id, null];
    if (kind === 'money')
      return [id, row.currency ? { amount: String(value), currency: row.currency } : null];
    if (kind === 'count') return [id, Number(value)];
    if (value instanceof Date) return [id, value.toISOString()];
    return [id, wordOf(id, String(value))];
  });
  const next = text(`report-next.${row.todo}`) ?? '';
  return {
    id: row.id,
    cells: Object.fromEntries(cells),
    next,
    to: row.toId ? { kind: row.toKind, id: row.toId } : null,
  };
}

const wordOf = (column: string, value: string) => text(`report-word.${column}.${value}`) ?? value;

async function totalsOf(tx: Tx, report: Report, rows: Rows): Promise<ReportPage['totals']> {
  const amount = report.money ? sql.raw(`f.${report.money}`) : sql`null::numeric`;
  const currency = report.money ? sql.raw('f.currency') : sql`null::text`;
  const { rows: found } = await sql<{ count: number; amount: string | null; currency: string | null }>`
    select count(*) as count, sum(${amount})::text as amount, ${currency} as currency
    from (${rows}) as f group by ${currency} order by ${currency}`.execute(tx);
  return {
    rows: found.reduce((sum, { count }) => sum + count, 0),
    money: found.flatMap(({ amount: sum, currency: of }) =>
      sum && of ? [{ amount: sum, currency: of }] : [],
    ),
  };
}
