import type { Page } from '@concord/contract/page';
import type { SyncCause } from '@concord/contract/sync';
import type { Alert, AlertQuery } from '@concord/contract/sync-changes';
import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { page } from '../../db/page.ts';
import { matches } from '../../db/search.ts';
import type { Alert as AlertTable } from '../../db/tables.generated.ts';
import { notFound, Refusal } from '../../errors.ts';
import type { Doer } from '../../events/record.ts';
import { endAlert } from './clear.ts';
import { wordsOf } from './words.ts';

/** Nothing tells us that these are over. */
const byPerson: ReadonlySet<string> = new Set(['fraud', 'relationship-ended']);

export async function listAlerts(tx: Tx, query: z.output<typeof AlertQuery>): Promise<Page<Alert>> {
  let rows = tx
    .selectFrom('alerts')
    .selectAll()
    .where('clearedAt', query.state === 'open' ? 'is' : 'is not', null);
  if (query.kind) rows = rows.where('kind', '=', query.kind);
  if (query.customerId) rows = rows.where('customerId', '=', query.customerId);
  if (query.partnerAccountId) rows = rows.where('partnerAccountId', '=', query.partnerAccountId);
  if (query.q) rows = rows.where(matches(query.q, ['kind', 'subject', 'data::text'], '0'));
  const found = await page(tx, rows, {
    query,
    id: sql`id`,
    fallback: 'since',
    sorts: {
      since: { by: sql`since`, type: 'timestamptz' },
      kind: { by: sql`kind`, type: 'text' },
    },
  });
  return { ...found, items: found.items.map(toAlert) };
}

/** @throws Refusal 404 outside the caller's scope; 409 for one that ends by itself */
export async function clearAlert(
  tx: Tx,
  id: string,
  note: string | undefined,
  doer: Doer,
  at: Date,
): Promise<Alert> {
  const found = await tx.selectFrom('alerts').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found) throw notFound('alert');
  if (!byPerson.has(found.kind)) throw new Refusal(409, 'alert-ends-by-itself');
  if (!found.clearedAt) await endAlert(tx, id, doer, at, note);
  return toAlert(await tx.selectFrom('alerts').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
}

function toAlert(row: Selectable<AlertTable>): Alert {
  const { kind, cause } = row;
  const data = row.data as Record<string, unknown>;
  return {
    id: row.id,
    kind,
    cause: cause as SyncCause | null,
    ...wordsOf(kind, cause, data),
    resellerId: row.resellerId,
    customerId: row.customerId,
    partnerAccountId: row.partnerAccountId,
    clearedByPerson: byPerson.has(kind),
    data,
    since: row.since.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    clearedAt: row.clearedAt?.toISOString() ?? null,
  };
}
