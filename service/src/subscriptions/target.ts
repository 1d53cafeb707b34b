import type { ScheduledChange } from '@concord/contract/scheduled-change';
import type { Standing } from '@concord/contract/subscription-changes';
import type { Selectable } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { SubscriptionChange } from '../db/tables.generated.ts';
import { notFound } from '../errors.ts';

/** The subscription that a verb is for, with all that the verb needs of its surroundings. */
export type Target = Awaited<ReturnType<typeof findTarget>>;

/** @throws Refusal 404 outside the scope of the transaction */
export async function findTarget(tx: Tx, id: string) {
  const found = await tx
    .selectFrom('subscriptions as s')
    .innerJoin('bindings as b', 'b.id', 's.bindingId')
    .innerJoin('customers as c', 'c.id', 's.customerId')
    .leftJoin('plans as p', 'p.id', 's.planId')
    .select(['s.id', 's.number', 's.version', 's.name', 's.resellerId', 's.customerId', 's.microsoftId'])
    .select(['s.partnerAccountId', 's.price', 's.currency', 's.seats', 's.state', 's.autoRenew', 's.endsOn'])
    .select(['s.scheduledChange', 'b.tenantId', 's.settingsSetId', 's.planId', 's.productId', 's.skuId'])
    .select(['p.segment', 'p.minimumSeats', 'p.maximumSeats'])
    .select((row) => row.fn.coalesce('p.market', 'c.country').as('market'))
    .where('s.id', '=', id)
    .executeTakeFirst();
  if (!found) throw notFound('subscription');
  return found;
}

/** How we showed it last. */
export function shownStanding(target: Target): Standing {
  return {
    seats: target.seats,
    state: target.state as Standing['state'],
    autoRenew: target.autoRenew,
    endsOn: target.endsOn,
    scheduledChange: target.scheduledChange as ScheduledChange | null,
  };
}

/** As it stood before its last suspension that we did. */
export async function findSuspendedFrom(tx: Tx, subscriptionId: string): Promise<Standing | undefined> {
  const row = await tx
    .selectFrom('subscriptionChanges')
    .select('before')
    .where('subscriptionId', '=', subscriptionId)
    .where('verb', '=', 'suspend')
    .where('state', '=', 'done')
    .orderBy('askedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.before as Standing | undefined;
}

export type ChangeRecord = Selectable<SubscriptionChange>;
