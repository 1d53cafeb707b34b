import type { DifferenceStep } from '@concord/contract/differences';
import type { Tx } from '../../db/database.ts';
import { text } from '../../texts/texts.ts';

interface Subject {
  partnerAccountId: string;
  tenantId: string;
  objectKind: string;
  microsoftId: string;
  field: string;
}

/** Every disagreement of one field of one object so far, from the first: seen, decided, planned, closed. */
export async function lifeOf(tx: Tx, subject: Subject): Promise<DifferenceStep[]> {
  const differences = await tx
    .selectFrom('differences as d')
    .leftJoin('members as by', 'by.id', 'd.decidedBy')
    .leftJoin('policies as p', 'p.id', 'd.policyId')
    .select(['d.id', 'd.since', 'd.ours', 'd.theirs', 'd.decision', 'd.decidedAt', 'd.note', 'd.closedAt'])
    .select(['d.closedHow', 'd.acceptedUntil', 'by.name as memberName', 'p.name as policyName'])
    .where('d.partnerAccountId', '=', subject.partnerAccountId)
    .where('d.tenantId', '=', subject.tenantId)
    .where('d.objectKind', '=', subject.objectKind)
    .where('d.microsoftId', '=', subject.microsoftId)
    .where('d.field', '=', subject.field)
    .orderBy('d.since', 'desc')
    .limit(20)
    .execute();
  const lines = await tx
    .selectFrom('reconciliationLines as l')
    .innerJoin('reconciliations as r', 'r.id', 'l.reconciliationId')
    .innerJoin('members as m', 'm.id', 'r.plannedBy')
    .select(['l.differenceId', 'l.state', 'l.reason', 'l.settledAt', 'l.decision', 'r.number', 'm.name'])
    .select('r.plannedAt')
    .where(
      'l.differenceId',
      'in',
      differences.map(({ id }) => id),
    )
    .execute();
  const steps: DifferenceStep[] = [];
  const say = (at: Date, key: string, by: string | null, values: Record<string, unknown> = {}) =>
    steps.push({ at: at.toISOString(), text: text(`difference-step.${key}`, values) ?? key, by });
  for (const one of differences) {
    const { ours, theirs, note, acceptedUntil } = one;
    say(one.since, 'seen', null, { ours: shown(ours), theirs: shown(theirs) });
    if (one.decidedAt && one.decision)
      say(one.decidedAt, one.decision, one.memberName ?? one.policyName, {
        until: acceptedUntil?.toISOString().slice(0, 10),
      });
    if (one.decidedAt && note) say(one.decidedAt, 'note', one.memberName, { note });
    if (one.closedAt) say(one.closedAt, `closed-${one.closedHow ?? 'agreed'}`, null);
  }
  for (const { number, name, plannedAt, state, settledAt, reason } of lines) {
    say(plannedAt, 'planned', name, { number });
    if (settledAt && state !== 'done') say(settledAt, `line-${state}`, null, { number, reason });
  }
  return steps.toSorted((a, b) => a.at.localeCompare(b.at));
}

const shown = (value: unknown) =>
  value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
