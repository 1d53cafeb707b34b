import type { CommerceSubscription } from '@concord/microsoft';
import type { Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { concord, record } from '../../events/record.ts';
import { mirrorSubscriptions, nameOf, productOf } from '../../subscriptions/mirror.ts';
import { standingOf } from '../../subscriptions/standing.ts';
import { after, type Step, type StepRun } from '../outcome.ts';
import type { ActivationResult } from './activation.ts';

/** Writes subscription, mirror and event in one transaction. */
export const complete: Step = async (run) => {
  const { commerce, order, now } = run;
  const { subscriptionId } = run.result<ActivationResult>('activation');
  const subscription = await commerce.subscription(order.tenantId ?? '', subscriptionId);
  if (!subscription) return { kind: 'wait', reason: 'activation', dueAt: after(now, 60) };
  return { kind: 'done', result: { subscriptionId }, apply: (tx) => write(tx, run, subscription) };
};

async function write(tx: Tx, { order, now }: StepRun, subscription: CommerceSubscription): Promise<void> {
  const owner = { resellerId: order.resellerId, customerId: order.customerId };
  const id = newId();
  const { scheduledChange } = standingOf(subscription);
  const { partnerAccountId, tenantId } = order;
  await mirrorSubscriptions(
    tx,
    [{ partnerAccountId, ...owner, tenantId: tenantId ?? '', subscription }],
    now,
  );
  const made = await tx
    .insertInto('subscriptions')
    .values({
      id,
      ...owner,
      orderId: order.id,
      planId: order.planId,
      settingsSetId: order.settingsSetId,
      ...productOf(subscription),
      bindingId: order.bindingId ?? '',
      partnerAccountId,
      microsoftId: subscription.id,
      name: nameOf(subscription),
      state: subscription.status.toLowerCase(),
      seats: subscription.quantity,
      price: order.price,
      currency: order.currency,
      termDuration: order.termDuration,
      billingCycle: order.billingCycle,
      autoRenew: subscription.autoRenewEnabled,
      scheduledChange: scheduledChange && JSON.stringify(scheduledChange),
      startsOn: subscription.effectiveStartDate.slice(0, 10),
      endsOn: subscription.commitmentEndDate.slice(0, 10),
      resellerMpnId: subscription.partnerId ?? order.resellerMpnId,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst();
  if (!made) return;
  await tx.updateTable('orders').set({ completedAt: now }).where('id', '=', order.id).execute();
  await record(tx, now, concord, {
    kind: 'subscription.activated',
    objectKind: 'subscription',
    objectId: id,
    ...owner,
    data: {
      number: made.number,
      name: subscription.friendlyName,
      seats: subscription.quantity,
      microsoftId: subscription.id,
      mpnId: subscription.partnerId ?? null,
    },
  });
}
