import type { Page } from '@concord/contract';
import type { ListQuery } from './state.ts';

/** Searches and sorts a list that the API gives whole. Fields are compared as text, numbers as numbers. */
export function inMemory<Row extends object>(items: Row[], { q = '', sort, order }: ListQuery): Page<Row> {
  const wanted = q.toLowerCase();
  const found = items.filter((row) =>
    Object.values(row).some((value) => String(value).toLowerCase().includes(wanted)),
  );
  const field = (row: Row) => (row as Record<string, unknown>)[sort ?? ''];
  const direction = order === 'desc' ? -1 : 1;
  if (sort) found.sort((a, b) => direction * compare(field(a), field(b)));
  return { items: found, total: found.length };
}

function compare(a: unknown, b: unknown): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a ?? '').localeCompare(String(b ?? ''));
}
