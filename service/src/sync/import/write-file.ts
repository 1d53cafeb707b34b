import { byteOrderMark, csvLine } from '@concord/contract/csv';
import type { ImportFilter } from '@concord/contract/imports';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { columns } from './csv-columns.ts';
import { type Held, heldBy } from './held.ts';
import { type FoundRow, findAccount, selectRows } from './store.ts';

const rowsAtOnce = 1000;

/** All rows that a filter finds as comma-separated values, in constant memory. @throws Refusal 404 */
export async function writeFile(
  tx: Tx,
  partnerAccountId: string,
  filter: ImportFilter,
  write: (text: string) => Promise<void>,
): Promise<void> {
  await findAccount(tx, partnerAccountId);
  await write(`${byteOrderMark}${csvLine(columns)}`);
  for (let after: string | undefined; ; ) {
    const ids = await nextIds(tx, partnerAccountId, after);
    const held = await heldBy(tx, partnerAccountId, ids);
    const found = await selectRows(tx, partnerAccountId, filter)
      .where(sql<boolean>`i.tenant_id = any (${ids}::uuid[])`)
      .orderBy('i.tenantId')
      .execute();
    await write(found.map((row) => lineOf(row, held(row.tenantId))).join(''));
    if (ids.length < rowsAtOnce) return;
    after = ids.at(-1);
  }
}

async function nextIds(tx: Tx, partnerAccountId: string, after: string | undefined): Promise<string[]> {
  let rows = tx
    .selectFrom('importRows')
    .select('tenantId')
    .where('partnerAccountId', '=', partnerAccountId)
    .orderBy('tenantId')
    .limit(rowsAtOnce);
  if (after) rows = rows.where('tenantId', '>', after);
  return (await rows.execute()).map(({ tenantId }) => tenantId);
}

const lineOf = (row: FoundRow, held: Held): string => {
  const agreement = row.agreementAccepted === null ? '' : row.agreementAccepted ? 'yes' : 'no';
  return csvLine([
    row.tenantId,
    row.domain,
    row.companyName,
    held.subscriptions,
    held.seats,
    held.users,
    agreement,
    held.mpnIds.join(' '),
    row.matchedBy,
    row.matchedCustomerNumber,
    row.matchedCustomerName,
    row.mpnResellerName,
    row.decision,
    row.customerNumber,
    row.customerName,
    row.resellerNumber,
    row.resellerName,
    row.state,
    row.reason,
  ]);
};
