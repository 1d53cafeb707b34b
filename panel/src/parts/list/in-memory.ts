import type { Page } from '@concord/contract';
import type { ListQuery } from './state.ts';

/**
 * Searches, sorts and pages a list that the API gives whole. Fields are compared as text, numbers as numbers; a
 * cursor is the place of the page's first row.
 */
export function inMemory<Row extends object>(items: Row[], query: ListQuery): Page<Row> {
  const { q = '', sort, order, cursor, limit = items.length } = query;
  const wanted = q.toLowerCase();
  const found = items.filter((row) =>
    Object.values(row).some((value) => String(value).toLowerCase().includes(wanted)),
  );
  const field = (row: Row) => (row as Record<string, unknown>)[sort ?? ''];
  const direction = order === 'desc' ? -1 : 1;
  if (sort) found.sort((a, b) => direction * compare(field(a), field(b)));
  const from = Number(cursor ?? 0);
  const next = from + limit;
  return {
    items: found.slice(from, next),
    total: found.length,
    ...(next < found.length && { next: String(next) }),
    ...(from > 0 && { previous: String(Math.max(0, from - limit)) }),
  };
}

function compare(a: unknown, b: unknown): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a ?? '').localeCompare(String(b ?? ''));
}
