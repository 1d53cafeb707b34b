import type {
  ImportDecision,
  ImportMatch,
  ImportQuery,
  ImportRow,
  ImportState,
} from '@concord/contract/imports';
import type { Page } from '@concord/contract/page';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { page } from '../../db/page.ts';
import { notFound } from '../../errors.ts';
import { findRows } from './filter.ts';
import { type Held, heldBy } from './held.ts';

/** Rows with all that is shown of them but what their tenants hold. */
export function selectRows(tx: Tx, partnerAccountId: string, filter: Parameters<typeof findRows>[2]) {
  return findRows(tx, partnerAccountId, filter)
    .leftJoin('members as d', 'd.id', 'i.decidedBy')
    .select(['i.tenantId', 'i.tenantId as id', 't.domain', 't.companyName', 't.agreementAccepted', 't.asOf'])
    .select(['i.matchedBy', 'i.matchedCustomerId', 'm.companyName as matchedCustomerName', 'i.decision'])
    .select(['m.number as matchedCustomerNumber', 'c.number as customerNumber', 'r.number as resellerNumber'])
    .select([
      'i.targetCustomerId',
      'c.companyName as customerName',
      'i.targetResellerId',
      'r.name as resellerName',
    ])
    .select(['p.name as mpnResellerName', 'i.state', 'i.reason', 'd.name as decidedByName', 'i.decidedAt'])
    .select('i.settledAt');
}

export type FoundRow = Awaited<ReturnType<ReturnType<typeof selectRows>['executeTakeFirstOrThrow']>>;

/** @throws Refusal 404 for a partner account that is not read */
export async function findAccount(tx: Tx, partnerAccountId: string) {
  const account = await tx
    .selectFrom('syncAccounts')
    .selectAll()
    .where('partnerAccountId', '=', partnerAccountId)
    .executeTakeFirst();
  if (!account) throw notFound('partner account that is read');
  return account;
}

export async function listRows(
  tx: Tx,
  partnerAccountId: string,
  query: z.output<typeof ImportQuery>,
): Promise<Page<ImportRow>> {
  await findAccount(tx, partnerAccountId);
  const found = await page(tx, selectRows(tx, partnerAccountId, query), {
    query,
    id: sql`i.tenant_id`,
    fallback: 'domain',
    sorts: {
      domain: { by: sql`lower(t.domain)`, type: 'text' },
      companyName: { by: sql`lower(t.company_name)`, type: 'text' },
      matchedBy: { by: sql`i.matched_by`, type: 'text' },
      decision: { by: sql`i.decision`, type: 'text' },
      resellerName: { by: sql`lower(r.name)`, type: 'text' },
      state: { by: sql`i.state`, type: 'text' },
      settledAt: { by: sql`i.settled_at`, type: 'timestamptz' },
    },
  });
  const held = await heldBy(
    tx,
    partnerAccountId,
    found.items.map(({ tenantId }) => tenantId),
  );
  return { ...found, items: found.items.map((row) => toRow(row, held(row.tenantId))) };
}

function toRow(row: FoundRow, held: Held): ImportRow {
  return {
    tenantId: row.tenantId,
    domain: row.domain,
    companyName: row.companyName,
    ...held,
    agreementAccepted: row.agreementAccepted,
    mpnResellerName: row.mpnResellerName,
    matchedBy: row.matchedBy as ImportMatch | null,
    matchedCustomerId: row.matchedCustomerId,
    matchedCustomerName: row.matchedCustomerName,
    decision: row.decision as ImportDecision | null,
    customerId: row.targetCustomerId,
    customerName: row.customerName,
    resellerId: row.targetResellerId,
    resellerName: row.resellerName,
    state: row.state as ImportState,
    reason: row.reason,
    decidedBy: row.decidedByName,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
    asOf: row.asOf.toISOString(),
  };
}
