import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import { webhookPath } from '../inbox/path.ts';

/** Partner accounts whose registration has to be looked at: it is time, or our address is another now. */
export async function dueRegistrations(context: Context, now: Date): Promise<string[]> {
  const base = context.publicUrl();
  // A service that takes any port does not know its address before it listens.
  if (new URL(base).port === '0') return [];
  const rows = await context.db.in(operatorScope, (tx) =>
    tx
      .selectFrom('syncAccounts')
      .select('partnerAccountId')
      .where('settingsSetId', 'is not', null)
      .where(
        sql<boolean>`(webhook_due_at is null or webhook_due_at <= ${now}
          or webhook_state in ('testing', 'ours')
            and webhook_url is distinct from ${`${base}${webhookPath}/`} || webhook_token)`,
      )
      .limit(100)
      .execute(),
  );
  return rows.map(({ partnerAccountId }) => partnerAccountId);
}
