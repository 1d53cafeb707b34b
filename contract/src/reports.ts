import { z } from 'zod';
import { Id, Instant, Money, PageQuery } from './page.ts';

export const ReportName = z.enum([
  'agreements',
  'gdap-coverage',
  'cancel-windows',
  'auto-renew-off',
  'freshness',
  'transfers',
]);
export type ReportName = z.infer<typeof ReportName>;
export const ReportParam = z.object({ report: ReportName });

/** How a column is shown. `state` and `next` are words of ours, `instant` and `day` times, `money` an amount. */
export const ColumnKind = z.enum(['text', 'count', 'money', 'instant', 'day']);

export const ReportColumn = z.object({
  id: z.string(),
  label: z.string(),
  kind: ColumnKind,
  /** Name under which the rows can be sorted by it. */
  sort: z.string().nullable(),
});
export type ReportColumn = z.infer<typeof ReportColumn>;

export const ReportRow = z.object({
  id: z.string(),
  /** Values by column: a text, a number, an amount, an instant; `null` where there is none. */
  cells: z.record(z.string(), z.union([z.string(), z.number(), Money, z.null()])),
  /** What to do about it. */
  next: z.string(),
  /** The object that it is about. */
  to: z
    .object({ kind: z.enum(['customer', 'subscription', 'transfer', 'tenant']), id: z.string() })
    .nullable(),
});
export type ReportRow = z.infer<typeof ReportRow>;

export const ReportPage = z.object({
  report: ReportName,
  columns: z.array(ReportColumn),
  items: z.array(ReportRow),
  next: z.string().optional(),
  previous: z.string().optional(),
  total: z.int(),
  /** Over all rows, not those of the page; amounts of one currency each. */
  totals: z.object({ rows: z.int(), money: z.array(Money) }),
});
export type ReportPage = z.infer<typeof ReportPage>;

export const ReportFilter = z.object({
  q: z.string().trim().max(200).optional(),
  resellerId: Id.optional(),
  customerId: Id.optional(),
});
export const ReportQuery = PageQuery.extend({ resellerId: Id.optional(), customerId: Id.optional() });

export const ReportEvery = z.enum(['day', 'week', 'month']);
export type ReportEvery = z.infer<typeof ReportEvery>;

/** A report that is mailed to a member, who owns it. */
export const ReportSchedule = z.object({
  report: ReportName,
  memberId: Id,
  memberName: z.string(),
  email: z.string(),
  every: ReportEvery,
  dueAt: Instant,
  sentAt: Instant.nullable(),
  /** Why the last mail did not go out, or may not have. */
  failure: z.string().nullable(),
});
export type ReportSchedule = z.infer<typeof ReportSchedule>;

export const Reports = z.object({
  items: z.array(
    z.object({
      report: ReportName,
      title: z.string(),
      lead: z.string(),
      rows: z.int(),
      schedules: z.array(ReportSchedule),
    }),
  ),
  /** Without a mail server nothing is sent; `next` says how to switch it on. */
  mail: z.object({ on: z.boolean(), next: z.string().nullable() }),
});
export type Reports = z.infer<typeof Reports>;

export const ReportScheduleInput = z.object({ every: ReportEvery.nullable() });
