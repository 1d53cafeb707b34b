import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { record } from '../../events/record.ts';
import { lockTarget } from '../../subscriptions/seen.ts';
import { adoptSubscription, matchingPlan } from './adopt.ts';
import type { Line } from './line.ts';

type Columns = Record<string, unknown>;

/** What of our record becomes as Microsoft has it. */
const columns: Partial<Record<Line['field'], (theirs: unknown) => Columns>> = {
  seats: (seats) => ({ seats }),
  status: (state) => ({ state }),
  term: (termDuration) => ({ termDuration }),
  'billing-cycle': (billingCycle) => ({ billingCycle }),
  'auto-renew': (autoRenew) => ({ autoRenew }),
  'scheduled-change': (change) => ({ scheduledChange: change === null ? null : JSON.stringify(change) }),
  name: (name) => ({ name }),
  mpn: (resellerMpnId) => ({ resellerMpnId }),
  product: (theirs) => theirs as Columns,
  'missing-there': () => ({ state: 'deleted', autoRenew: false, scheduledChange: null }),
};

/**
 * Writes our record as the mirror has it.
 * @returns `busy` while a verb of the subscription is under way
 */
export async function takeSubscription(tx: Tx, line: Line, now: Date): Promise<'done' | 'busy'> {
  if (line.field === 'missing-here') {
    await adoptSubscription(tx, line, line.by, now);
    return 'done';
  }
  const id = line.subscriptionId ?? '';
  await lockTarget(tx, id);
  const pending = await tx
    .selectFrom('subscriptionChanges')
    .select('id')
    .where('subscriptionId', '=', id)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  if (pending) return 'busy';
  const revived = line.field === 'status' && (line.ours === 'deleted' || line.ours === 'expired');
  const written = revived
    ? await whole(tx, line)
    : (columns[line.field]?.(line.theirs) ?? (await mirrored(tx, line, id)));
  const row = await tx
    .updateTable('subscriptions')
    .set(written)
    .set('version', (eb) => eb('version', '+', 1))
    .where('id', '=', id)
    .returning(['number', 'resellerId', 'customerId'])
    .executeTakeFirst();
  if (!row) return 'done';
  await record(tx, now, line.by, {
    kind: 'subscription.taken',
    objectKind: 'subscription',
    objectId: id,
    resellerId: row.resellerId,
    customerId: row.customerId,
    data: { number: row.number, field: line.field, changes: { [line.field]: [line.ours, line.theirs] } },
  });
  return 'done';
}

/** All of it: what had ended on our record was not compared in detail. */
async function whole(tx: Tx, line: Line): Promise<Columns> {
  const mirror = await tx
    .selectFrom('mirrorSubscriptions')
    .selectAll()
    .where('partnerAccountId', '=', line.partnerAccountId)
    .where('microsoftId', '=', line.microsoftId)
    .executeTakeFirstOrThrow();
  const { status: state, seats, name, termDuration, billingCycle, autoRenew, startsOn, endsOn } = mirror;
  const { scheduledChange, mpnId: resellerMpnId, offerId } = mirror;
  const [productId, skuId] = offerId.split(':');
  return {
    state,
    seats,
    name,
    autoRenew,
    resellerMpnId,
    ...(termDuration && { termDuration }),
    ...(billingCycle && { billingCycle }),
    ...(startsOn && { startsOn }),
    ...(endsOn && { endsOn }),
    ...(skuId && { productId, skuId }),
    scheduledChange: scheduledChange === null ? null : JSON.stringify(scheduledChange),
  };
}

/** What goes together with the difference itself: the term's beginning with its end, the plan with its price. */
async function mirrored(tx: Tx, line: Line, id: string): Promise<Columns> {
  if (line.field === 'ends-on') {
    const mirror = await tx
      .selectFrom('mirrorSubscriptions')
      .select(['startsOn', 'endsOn'])
      .where('partnerAccountId', '=', line.partnerAccountId)
      .where('microsoftId', '=', line.microsoftId)
      .executeTakeFirstOrThrow();
    return {
      ...(mirror.startsOn && { startsOn: mirror.startsOn }),
      ...(mirror.endsOn && { endsOn: mirror.endsOn }),
    };
  }
  const { rows } = await sql<{ id: string; price: string; currency: string }>`
    select p.* from subscriptions o
    join mirror_subscriptions m on m.partner_account_id = o.partner_account_id and m.microsoft_id = o.microsoft_id
    cross join lateral (${matchingPlan(line.settingsSetId)}) p
    where o.id = ${id}`.execute(tx);
  const [plan] = rows;
  return plan ? { planId: plan.id, price: plan.price, currency: plan.currency } : {};
}
