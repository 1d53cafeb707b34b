import type { SyncCause } from '@concord/contract/sync';
import type { AlertKind } from '@concord/contract/sync-changes';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { concord, record } from '../../events/record.ts';
import { wordsOf } from './words.ts';

export interface AlertFact {
  kind: AlertKind;
  /** What it is about: of one kind and subject there is one open alert. */
  subject: string;
  resellerId: string;
  customerId?: string | null;
  partnerAccountId?: string | null;
  cause?: SyncCause | null;
  /** What its text names. */
  data?: Record<string, unknown>;
}

/**
 * Says something that a person has to know, once: what is said already is brought up to date.
 * @returns whether it is new
 */
export async function raiseAlert(tx: Tx, fact: AlertFact, at: Date): Promise<boolean> {
  const { kind, subject, resellerId, customerId = null, partnerAccountId = null, cause = null } = fact;
  const data = JSON.stringify(fact.data ?? {});
  const { rows } = await sql<{ id: string; fresh: boolean }>`
    insert into alerts as a (id, reseller_id, customer_id, partner_account_id, kind, subject, cause, data, since,
      updated_at)
    values (${newId()}, ${resellerId}, ${customerId}, ${partnerAccountId}, ${kind}, ${subject}, ${cause},
      ${data}::jsonb, ${at}, ${at})
    on conflict (kind, subject) where cleared_at is null do update
      set cause = excluded.cause, data = excluded.data, updated_at = excluded.updated_at
      where a.cause is distinct from excluded.cause or a.data <> excluded.data
    returning id, a.xmax = 0 as fresh`.execute(tx);
  const [row] = rows;
  if (!row?.fresh) return false;
  await record(tx, at, concord, {
    kind: 'alert.raised',
    objectKind: 'alert',
    objectId: row.id,
    resellerId,
    customerId,
    data: { kind, cause, text: wordsOf(kind, cause, fact.data ?? {}).text, ...fact.data },
  });
  return true;
}
