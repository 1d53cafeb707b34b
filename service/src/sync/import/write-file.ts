import { byteOrderMark, csvLine } from '@concord/contract/csv';
import type { ImportFilter } from '@concord/contract/imports';
import type { Tx } from '../../db/database.ts';
import { columns } from './csv-columns.ts';
import { findAccount, selectRows } from './store.ts';

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
    let rows = selectRows(tx, partnerAccountId, filter).orderBy('i.tenantId').limit(rowsAtOnce);
    if (after) rows = rows.where('i.tenantId', '>', after);
    const found = await rows.execute();
    await write(found.map(lineOf).join(''));
    if (found.length < rowsAtOnce) return;
    after = found.at(-1)?.tenantId;
  }
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRows>['executeTakeFirstOrThrow']>>;

const lineOf = (row: Row): string => {
  const agreement = row.agreementAccepted === null ? '' : row.agreementAccepted ? 'yes' : 'no';
  return csvLine([
    row.tenantId,
    row.domain,
    row.companyName,
    row.subscriptions,
    row.seats,
    row.users,
    agreement,
    row.mpnIds.join(' '),
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
