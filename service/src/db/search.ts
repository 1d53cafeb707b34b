import { sql } from 'kysely';

/** Search by visible number (exact) or by text anywhere; the columns are ours, never a caller's. */
export function matches(q: string, texts: string[], number: string) {
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const byText = texts.map((column) => sql`${sql.raw(column)} ilike ${like}`);
  const digits = /^#?(\d{1,15})$/.exec(q)?.[1];
  const all = digits ? [...byText, sql`${sql.raw(number)} = ${digits}::bigint`] : byText;
  return sql<boolean>`(${sql.join(all, sql` or `)})`;
}
