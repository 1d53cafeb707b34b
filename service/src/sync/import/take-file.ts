import type { ImportFileAnswer } from '@concord/contract/imports';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { Refusal } from '../../errors.ts';
import { type Doer, record } from '../../events/record.ts';
import { type Change, judgeFile, type Known } from './judge-file.ts';
import { readFile } from './read-file.ts';
import { findAccount } from './store.ts';
import { servedCustomers, servedResellers } from './targets.ts';

/** More faults than these help nobody. */
const shownFaults = 100;
const rowsAtOnce = 5000;

/**
 * Takes the decisions of a file, all of them or none.
 * @throws Refusal 404; 422 with what is wrong in which line
 */
export async function takeFile(
  tx: Tx,
  partnerAccountId: string,
  file: string,
  doer: Doer,
  now: Date,
): Promise<ImportFileAnswer> {
  const account = await findAccount(tx, partnerAccountId);
  const lines = readFile(file);
  const { changes, faults, settled } = judgeFile(lines, await know(tx, account));
  if (faults.length > 0)
    throw new Refusal(422, 'import-file-wrong', {
      params: { count: faults.length },
      fields: faults.slice(0, shownFaults).map(({ line, column, problem }) => ({
        path: `${line}.${column}`,
        problem,
        text: '',
      })),
    });
  for (let from = 0; from < changes.length; from += rowsAtOnce)
    await write(tx, partnerAccountId, changes.slice(from, from + rowsAtOnce), doer, now);
  if (changes.length > 0)
    await record(tx, now, doer, {
      kind: 'import.file-taken',
      objectKind: 'import',
      objectId: partnerAccountId,
      resellerId: account.resellerId,
      data: { lines: lines.length, changed: changes.length },
    });
  return { lines: lines.length, changed: changes.length, settled };
}

async function know(tx: Tx, account: { partnerAccountId: string; resellerId: string }): Promise<Known> {
  const rows = await tx
    .selectFrom('importRows')
    .select(['tenantId', 'state', 'decision', 'targetCustomerId as customerId'])
    .select(['targetResellerId as resellerId', 'matchedCustomerId', 'mpnResellerId'])
    .where('partnerAccountId', '=', account.partnerAccountId)
    .orderBy('tenantId')
    .forUpdate()
    .execute();
  const customers = await servedCustomers(tx, account).execute();
  const resellers = await servedResellers(tx, account).execute();
  return {
    rows: new Map(rows.map((row) => [row.tenantId, row])),
    customers: new Map(customers.map((one) => [one.number, one])),
    customersById: new Map(customers.map((one) => [one.id, one])),
    resellers: new Map(resellers.map((one) => [one.number, one])),
  };
}

async function write(
  tx: Tx,
  partnerAccountId: string,
  changes: readonly Change[],
  doer: Doer,
  now: Date,
): Promise<void> {
  await sql`
    update import_rows i set decision = c.decision, target_customer_id = c."customerId",
      target_reseller_id = c."resellerId", reason = null, queued_at = null, queued_by = null,
      state = case when c.decision is null then 'open' when c.decision = 'ignore' then 'ignored' else 'decided' end,
      settled_at = case when c.decision = 'ignore' then ${now}::timestamptz end, decided_by = ${doer.id},
      decided_at = ${now}
    from json_to_recordset(${JSON.stringify(changes)}::json) as c ("tenantId" uuid, decision text, "customerId" uuid,
      "resellerId" uuid)
    where i.partner_account_id = ${partnerAccountId} and i.tenant_id = c."tenantId"`.execute(tx);
}
