import type { DifferenceHistory } from '@concord/contract/differences';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { countDifferences, totalOf } from './groups.ts';

const dayMs = 86_400_000;
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** What was open at the end of each day that was noted, and what is open now as the last. */
export async function readHistory(tx: Tx, days: number, now: Date): Promise<DifferenceHistory> {
  const today = dayOf(now);
  const rows = await tx
    .selectFrom('differenceDays')
    .select(['day', 'currency', sql<string>`sum(amount)::text`.as('amount')])
    .select(sql<number>`sum(count)::bigint`.as('count'))
    .where('day', '>', dayOf(new Date(now.getTime() - days * dayMs)))
    .where('day', '<', today)
    .groupBy(['day', 'currency'])
    .orderBy('day')
    .orderBy('currency')
    .execute();
  const items = Array.from(
    Map.groupBy(rows, ({ day }) => day),
    ([day, ofDay]) => ({
      day,
      ...totalOf(ofDay),
    }),
  );
  return { items: [...items, { day: today, ...(await countDifferences(tx, {})) }] };
}

/** Notes what is open as the state at the end of the day before, for each reseller. */
export async function noteDay(tx: Tx, now: Date): Promise<void> {
  const day = dayBefore(now);
  await sql`
    insert into difference_days (reseller_id, day, currency, count, amount)
    select reseller_id, ${day}::date, coalesce(currency, ''), count(*), coalesce(sum(amount), 0)
    from differences where closed_at is null group by 1, 3
    on conflict do nothing`.execute(tx);
  // A day without differences is noted too.
  await sql`
    insert into difference_days (reseller_id, day, currency, count, amount)
    select id, ${day}::date, '', 0, 0 from resellers where parent_id is null on conflict do nothing`.execute(
    tx,
  );
}

/** Whether the day before has not been noted yet. */
export async function isDayDue(tx: Tx, now: Date): Promise<boolean> {
  const noted = await tx
    .selectFrom('differenceDays')
    .select('day')
    .where('day', '=', dayBefore(now))
    .limit(1)
    .executeTakeFirst();
  return noted === undefined;
}

const dayBefore = (now: Date) => dayOf(new Date(now.getTime() - dayMs));
