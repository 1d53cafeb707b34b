import { isDeepStrictEqual } from 'node:util';
import type { DifferenceField, DifferenceObject } from '@concord/contract/differences';
import type { Tx } from '../../db/database.ts';
import type { Doer } from '../../events/record.ts';
import type { LineState } from './states.ts';

/** A line of a plan that runs, with the difference that it closes. */
export interface Line {
  id: string;
  reconciliationId: string;
  differenceId: string;
  decision: 'take' | 'push';
  field: DifferenceField;
  ours: unknown;
  theirs: unknown;
  state: LineState;
  attempts: number;
  requestId: string;
  correlationId: string;
  resellerId: string;
  customerId: string | null;
  partnerAccountId: string;
  settingsSetId: string;
  tenantId: string;
  objectKind: DifferenceObject;
  microsoftId: string;
  subscriptionId: string | null;
  /** In whose name it is done. */
  by: Doer & { id: string };
}

const selectLines = (tx: Tx) =>
  tx
    .selectFrom('reconciliationLines as l')
    .innerJoin('reconciliations as r', 'r.id', 'l.reconciliationId')
    .innerJoin('differences as d', 'd.id', 'l.differenceId')
    .leftJoin('members as m', (join) =>
      join.on((on) => on('m.id', '=', on.fn.coalesce('r.startedBy', 'r.plannedBy'))),
    )
    .select(['l.id', 'l.reconciliationId', 'l.differenceId', 'l.decision', 'l.field', 'l.ours', 'l.theirs'])
    .select(['l.state', 'l.attempts', 'l.requestId', 'l.correlationId', 'd.resellerId', 'd.customerId'])
    .select(['d.partnerAccountId', 'r.settingsSetId', 'd.tenantId', 'd.objectKind', 'd.microsoftId'])
    .select(['d.subscriptionId', 'm.id as memberId', 'm.name as memberName']);

type Row = Awaited<ReturnType<ReturnType<typeof selectLines>['executeTakeFirstOrThrow']>>;
const lineOf = ({ memberId, memberName, ...row }: Row) =>
  ({ ...row, by: { id: memberId, name: memberName } }) as Line;

/** The line that is under way, else the next one. */
export async function nextLine(tx: Tx, reconciliationId: string): Promise<Line | undefined> {
  const row = await selectLines(tx)
    .where('l.reconciliationId', '=', reconciliationId)
    .where('l.state', 'in', ['running', 'waiting'])
    .orderBy('l.state')
    .orderBy('l.position')
    .limit(1)
    .executeTakeFirst();
  return row && lineOf(row);
}

/** Whether the difference of a line is still the one that was planned for; its row stays ours until the commit. */
export async function isAsPlanned(tx: Tx, line: Line): Promise<boolean> {
  const now = await tx
    .selectFrom('differences')
    .select(['ours', 'theirs', 'closedAt', 'state', 'decision'])
    .where('id', '=', line.differenceId)
    .forUpdate()
    .executeTakeFirst();
  if (!now || now.closedAt || now.state !== 'decided' || now.decision !== line.decision) return false;
  return isDeepStrictEqual(now.ours, line.ours) && isDeepStrictEqual(now.theirs, line.theirs);
}
