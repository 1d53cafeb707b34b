import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';

/** Partner accounts of which a change waits to be read. */
export async function dueChanges({ db }: Context, now: Date): Promise<string[]> {
  const rows = await db.in(operatorScope, (tx) =>
    tx
      .selectFrom('inboxEvents')
      .select('partnerAccountId')
      .distinct()
      .where('dueAt', '<=', now)
      .limit(100)
      .execute(),
  );
  return rows.map(({ partnerAccountId }) => partnerAccountId);
}
