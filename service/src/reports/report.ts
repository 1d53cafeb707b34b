import type { ReportColumn, ReportRow } from '@concord/contract/reports';
import type { RawBuilder } from 'kysely';
import type { Context } from '../context.ts';

/** Narrows a report; what the caller may not see is left out by the database. */
export interface Ask {
  q?: string | undefined;
  resellerId?: string | undefined;
  customerId?: string | undefined;
}

interface Column {
  id: string;
  kind: ReportColumn['kind'];
  /** Column of the question, in its SQL name, and how its values are compared; left out: not sorted by. */
  sort?: 'text' | 'bigint' | 'timestamptz' | 'date' | 'numeric';
}

/** One row of the answer: `id` and `next` besides the columns, and ids of what it is about. */
export interface Row {
  id: string;
  /** Key of the text that says what to do. */
  todo: string;
  toKind: NonNullable<ReportRow['to']>['kind'];
  toId: string | null;
  currency?: string | null;
  [column: string]: unknown;
}

/** A report: a question in SQL whose columns are those listed, in the caller's scope. */
export interface Report {
  columns: readonly Column[];
  /** Column by which it is sorted when nobody says otherwise. */
  fallback: string;
  /** Texts that are searched, as columns of the question. */
  searched: readonly string[];
  /** Column whose values are keys of words below `report-state`. */
  worded?: string;
  /** The amounts, whose sums are shown; `currency` stands beside. */
  money?: string;
  /** `select … ` with `reseller_id` and `customer_id` besides the above. */
  question(context: Context, now: Date): Promise<RawBuilder<unknown>>;
}
