import type { Page } from '@concord/contract/page';
import type { Transfer, TransferQuery, TransferRow } from '@concord/contract/transfers';
import type { PartnerTransfer } from '@concord/microsoft';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../db/database.ts';
import { page } from '../db/page.ts';
import { matches } from '../db/search.ts';
import { notFound } from '../errors.ts';
import type { Place } from './desk.ts';
import { choiceOf, namedOf } from './lines.ts';
import { verbsOf } from './states.ts';

/** A transfer as the mirror has it. */
export interface Found extends Place {
  id: string;
  number: number;
  transferId: string;
  transfer: PartnerTransfer;
  asOf: Date;
}

function selectTransfers(tx: Tx) {
  return tx
    .selectFrom('mirrorTransfers as m')
    .innerJoin('resellers as r', 'r.id', 'm.resellerId')
    .leftJoin('customers as c', 'c.id', 'm.customerId')
    .leftJoin('mirrorTenants as t', (join) =>
      join.onRef('t.partnerAccountId', '=', 'm.partnerAccountId').onRef('t.tenantId', '=', 'm.tenantId'),
    )
    .leftJoin('bindings as b', (join) =>
      join
        .onRef('b.partnerAccountId', '=', 'm.partnerAccountId')
        .onRef('b.tenantId', '=', 'm.tenantId')
        .on('b.endedAt', 'is', null),
    )
    .select(['m.id', 'm.number', 'm.direction', 'm.state', 'm.customerId', 'c.companyName as customerName'])
    .select([
      'r.name as resellerName',
      'm.tenantId',
      'm.otherPartner',
      'm.createdAt',
      'm.expiresAt',
      'm.asOf',
    ])
    .select((row) => row.fn.coalesce('t.domain', 'b.domain').as('domain'))
    .select([
      sql<string>`coalesce(m.body ->> 'kind', 'new-commerce')`.as('kind'),
      sql<number>`coalesce(jsonb_array_length(m.body -> 'lines'), 0)`.as('lines'),
      sql<number>`coalesce((select sum((l ->> 'quantity')::int)
        from jsonb_array_elements(m.body -> 'lines') l), 0)`.as('seats'),
    ]);
}

export async function listTransfers(
  tx: Tx,
  query: z.output<typeof TransferQuery>,
): Promise<Page<TransferRow>> {
  let rows = selectTransfers(tx);
  if (query.direction) rows = rows.where('m.direction', '=', query.direction);
  if (query.state === 'open') rows = rows.where('m.state', 'in', ['pending', 'in-progress']);
  else if (query.state) rows = rows.where('m.state', '=', query.state);
  if (query.customerId) rows = rows.where('m.customerId', '=', query.customerId);
  if (query.q)
    rows = rows.where(
      matches(query.q, ['c.company_name', 'm.other_partner', 't.domain', 'm.transfer_id'], 'm.number'),
    );
  const found = await page(tx, rows, {
    query,
    id: sql`m.id`,
    fallback: 'number',
    sorts: {
      number: { by: sql`m.number`, type: 'bigint' },
      customerName: { by: sql`lower(c.company_name)`, type: 'text' },
      otherPartner: { by: sql`lower(m.other_partner)`, type: 'text' },
      state: { by: sql`m.state`, type: 'text' },
      createdAt: { by: sql`m.created_at`, type: 'timestamptz' },
      expiresAt: { by: sql`m.expires_at`, type: 'timestamptz' },
    },
  });
  return { ...found, items: found.items.map(shown) };
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTransfers>['executeTakeFirstOrThrow']>>;

function shown({ createdAt, expiresAt, asOf, direction, kind, state, ...row }: Row): TransferRow {
  return {
    ...row,
    lines: Number(row.lines),
    seats: Number(row.seats),
    direction: direction as TransferRow['direction'],
    kind: kind as TransferRow['kind'],
    state: state as TransferRow['state'],
    createdAt: createdAt?.toISOString() ?? null,
    expiresAt: state === 'pending' ? (expiresAt?.toISOString() ?? null) : null,
    asOf: asOf.toISOString(),
  };
}

/** @throws Refusal 404 outside the scope of the transaction */
export async function findTransfer(tx: Tx, id: string): Promise<Found> {
  const row = await tx.selectFrom('mirrorTransfers').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('transfer');
  const { body, ...found } = row;
  // What Microsoft forgot keeps its last words; its state is known better.
  return {
    ...found,
    transfer: { ...(body as PartnerTransfer), state: row.state as PartnerTransfer['state'] },
  };
}

/** @throws Refusal 404 outside the scope of the transaction */
export async function readTransfer(tx: Tx, id: string): Promise<Transfer> {
  const row = await selectTransfers(tx)
    .innerJoin('partnerAccounts as p', 'p.id', 'm.partnerAccountId')
    .select(['m.transferId', 'm.partnerAccountId', 'p.name as partnerAccountName'])
    .where('m.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('transfer');
  const found = await findTransfer(tx, id);
  const act = await tx
    .selectFrom('transferActs')
    .select(['verb', 'askedAt', 'reason'])
    .where('partnerAccountId', '=', row.partnerAccountId)
    .where('tenantId', '=', row.tenantId)
    .where('transferId', '=', row.transferId)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  const verbs = act ? [] : verbsOf(found.transfer);
  const { direction, kind } = found.transfer;
  const names = direction === 'outgoing' && kind === 'new-commerce' && verbs.includes('accept');
  return {
    ...shown(row),
    transferId: row.transferId,
    partnerAccountId: row.partnerAccountId,
    partnerAccountName: row.partnerAccountName,
    named: await namedOf(tx, found),
    choice: names ? await choiceOf(tx, found) : [],
    verbs,
    pending: act ? { verb: act.verb, since: act.askedAt.toISOString(), reason: act.reason } : null,
    mpnId: found.transfer.mpnId ?? null,
    mirror: found.transfer.raw ?? {},
  };
}
