import type {
  Difference,
  DifferenceQuery,
  DifferenceRow,
  DifferenceStep,
} from '@concord/contract/differences';
import type { Page } from '@concord/contract/page';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { page } from '../../db/page.ts';
import { notFound } from '../../errors.ts';
import { findDifferences, nameOf } from './filter.ts';
import { lifeOf } from './life.ts';

type Filter = Parameters<typeof findDifferences>[1];

function selectRows(tx: Tx, filter: Filter) {
  return findDifferences(tx, filter)
    .innerJoin('resellers as r', 'r.id', 'd.resellerId')
    .select([
      'd.id',
      'd.number',
      'd.objectKind',
      'd.field',
      'd.microsoftId',
      'd.subscriptionId',
      'd.customerId',
    ])
    .select([
      'c.companyName as customerName',
      'r.name as resellerName',
      'd.settingsSetId',
      'd.ours',
      'd.theirs',
    ])
    .select([
      't.domain as tenantName',
      'd.since',
      'd.cause',
      'd.amount',
      'd.currency',
      'd.state',
      'd.decision',
    ])
    .select(['d.acceptedUntil', nameOf.as('name')]);
}
type Row = Awaited<ReturnType<ReturnType<typeof selectRows>['executeTakeFirstOrThrow']>>;

const rowOf = ({ amount, currency, ...row }: Row): DifferenceRow => ({
  ...row,
  objectKind: row.objectKind as DifferenceRow['objectKind'],
  field: row.field as DifferenceRow['field'],
  since: row.since.toISOString(),
  cause: row.cause as DifferenceRow['cause'],
  money: amount !== null && currency !== null ? { amount, currency } : null,
  state: row.state as DifferenceRow['state'],
  decision: row.decision as DifferenceRow['decision'],
  acceptedUntil: row.acceptedUntil?.toISOString() ?? null,
});

export async function listDifferences(
  tx: Tx,
  query: z.output<typeof DifferenceQuery>,
): Promise<Page<DifferenceRow>> {
  const found = await page(tx, selectRows(tx, query), {
    query,
    id: sql`d.id`,
    fallback: 'number',
    sorts: {
      number: { by: sql`d.number`, type: 'bigint' },
      since: { by: sql`d.since`, type: 'timestamptz' },
      field: { by: sql`d.field`, type: 'text' },
      customerName: { by: sql`lower(c.company_name)`, type: 'text' },
      money: { by: sql`d.amount`, type: 'numeric' },
      state: { by: sql`d.state`, type: 'text' },
    },
  });
  return { ...found, items: found.items.map(rowOf) };
}

/** The first of what a filter finds, for a look at it. */
export async function sampleDifferences(
  tx: Tx,
  narrow: (rows: ReturnType<typeof selectRows>) => ReturnType<typeof selectRows>,
  limit: number,
): Promise<DifferenceRow[]> {
  const rows = await narrow(selectRows(tx, {})).orderBy('d.number').limit(limit).execute();
  return rows.map(rowOf);
}

export async function readDifference(tx: Tx, id: string): Promise<Difference> {
  const found = await tx
    .selectFrom('differences as d')
    .leftJoin('settingsSets as v', 'v.id', 'd.settingsSetId')
    .leftJoin('members as by', 'by.id', 'd.decidedBy')
    .leftJoin('policies as p', 'p.id', 'd.policyId')
    .select([
      'd.id',
      'd.tenantId',
      'd.resellerId',
      'd.seenAt',
      'd.decidedAt',
      'd.policyId',
      'd.note',
      'd.closedAt',
    ])
    .select(['d.closedHow', 'd.state', 'd.partnerAccountId', 'd.objectKind', 'd.microsoftId', 'd.field'])
    .select(['v.name as settingsSetName'])
    .select((row) => row.fn.coalesce('by.name', 'p.name').as('decidedBy'))
    .where('d.id', '=', id)
    .executeTakeFirst();
  if (!found) throw notFound('difference');
  const state = found.state as DifferenceRow['state'];
  const row = await selectRows(tx, { state }).where('d.id', '=', id).executeTakeFirstOrThrow();
  const history: DifferenceStep[] = await lifeOf(tx, found);
  return {
    ...rowOf(row),
    tenantId: found.tenantId,
    resellerId: found.resellerId,
    settingsSetName: found.settingsSetName,
    seenAt: found.seenAt.toISOString(),
    decidedAt: found.decidedAt?.toISOString() ?? null,
    decidedBy: found.decidedBy,
    policyId: found.policyId,
    note: found.note,
    closedAt: found.closedAt?.toISOString() ?? null,
    history,
  };
}
