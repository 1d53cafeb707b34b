import type { DecisionAnswer, DecisionInput } from '@concord/contract/differences';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { notFound, Refusal } from '../../errors.ts';
import { record } from '../../events/record.ts';
import type { Call } from '../../http/handle.ts';
import { text } from '../../texts/texts.ts';
import { findDifferences } from './filter.ts';
import { totalOf } from './groups.ts';
import { stateOf } from './states.ts';

const dayMs = 86_400_000;

/**
 * Decides differences for a person. With a filter the number comes first, and is asked for again with the decision.
 * @throws Refusal 404 when a named one is closed or not the caller's; 409 when the filter finds another number now
 */
export function decide({
  db,
  body,
  actor,
  doer,
  now,
}: Call<'POST /differences/decisions'>): Promise<DecisionAnswer> {
  return db(async (tx) => {
    const ids = await lock(tx, body);
    const total = await worthOf(tx, ids);
    if (body.ids && ids.length < new Set(body.ids).size) throw notFound('open difference');
    if (body.filter && body.count === undefined) return { ...total, decided: 0 };
    if (body.filter && body.count !== ids.length)
      throw new Refusal(409, 'differences-moved', { params: { count: body.count ?? 0, now: ids.length } });
    if (ids.length === 0) return { ...total, decided: 0 };
    await write(tx, ids, body, actor.id, now);
    const [only] = ids.length === 1 ? await subjectOf(tx, ids) : [];
    await record(tx, now, doer, {
      kind: body.decision ? 'difference.decided' : 'difference.undecided',
      objectKind: 'difference',
      objectId: only?.id ?? newId(),
      resellerId: only?.resellerId ?? actor.resellerId,
      customerId: only?.customerId ?? null,
      data: {
        count: ids.length,
        decision: body.decision && text(`decision.${body.decision}`),
        ...(only && { number: only.number, field: only.field }),
        ...(body.days && { days: body.days }),
        ...(body.note && { note: body.note }),
        ...(body.filter && { filter: body.filter }),
      },
    });
    return { ...total, decided: ids.length };
  });
}

async function lock(tx: Tx, { ids, filter }: DecisionInput): Promise<string[]> {
  const rows = ids
    ? findDifferences(tx, {}).where('d.id', 'in', ids)
    : findDifferences(tx, filter ?? {}).where('d.closedAt', 'is', null);
  const found = await rows.select('d.id').orderBy('d.id').forUpdate('d').execute();
  return found.map(({ id }) => id);
}

async function worthOf(tx: Tx, ids: string[]) {
  const { rows } = await sql<{ currency: string | null; amount: string | null; count: number }>`
    select currency, sum(amount)::text as amount, count(*) as count from differences
    where id = any (${ids}::uuid[]) group by currency order by currency`.execute(tx);
  return totalOf(rows);
}

async function write(tx: Tx, ids: string[], input: DecisionInput, memberId: string, now: Date) {
  const { decision, days = 0, note = null } = input;
  const until = decision === 'accept' ? new Date(now.getTime() + days * dayMs) : null;
  await sql`
    update differences set state = ${stateOf(decision)}, decision = ${decision}, decided_by = ${memberId},
      decided_at = ${now}, policy_id = null, accepted_until = ${until}, note = ${note}
    where id = any (${ids}::uuid[])`.execute(tx);
}

const subjectOf = (tx: Tx, ids: string[]) =>
  tx
    .selectFrom('differences')
    .select(['id', 'number', 'field', 'resellerId', 'customerId'])
    .where('id', 'in', ids)
    .execute();
