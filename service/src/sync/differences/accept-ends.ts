import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';

/** What was accepted for some days is open again when they are over. */
export async function endAcceptances(context: Context): Promise<void> {
  const now = context.clock.now();
  await context.db.in(operatorScope, (tx) =>
    tx
      .updateTable('differences')
      .set({ state: 'open', decision: null, acceptedUntil: null })
      .where('state', '=', 'accepted')
      .where('closedAt', 'is', null)
      .where('acceptedUntil', '<=', now)
      .execute(),
  );
}

/** Whether any acceptance is over. */
export async function dueAcceptances(context: Context, now: Date): Promise<string[]> {
  const found = await context.db.in(operatorScope, (tx) =>
    tx
      .selectFrom('differences')
      .select('id')
      .where('state', '=', 'accepted')
      .where('closedAt', 'is', null)
      .where('acceptedUntil', '<=', now)
      .limit(1)
      .executeTakeFirst(),
  );
  return found ? ['all'] : [];
}
