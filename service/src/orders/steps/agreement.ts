import { refreshAcceptance } from '../../agreements/attest.ts';
import { findAcceptance } from '../../agreements/store.ts';
import { operatorScope } from '../../db/database.ts';
import { concord, record } from '../../events/record.ts';
import { Attention, after, type Outcome, type Step, type StepRun } from '../outcome.ts';

const secondsBetweenLooks = 5 * 60;

/** No purchase without an agreement in force (Microsoft's error 13605): bind the attestation, or find a direct acceptance. */
export const agreement: Step = async (run) => {
  const { context, commerce, order, ids, now } = run;
  const tenantId = order.tenantId ?? '';
  if (await commerce.agreementAccepted(tenantId)) return finalised(run);
  if (!order.acceptanceId) {
    // An existing tenant may still accept in its own admin centre.
    if (order.tenantKind === 'existing')
      return { kind: 'wait', reason: 'agreement-direct', dueAt: after(now, secondsBetweenLooks) };
    throw new Attention('agreement-missing');
  }
  const acceptanceId = order.acceptanceId;
  const kept = await context.db.in(operatorScope, (tx) => findAcceptance(tx, acceptanceId));
  const acceptance = await refreshAcceptance(context, kept);
  if (acceptance.state === 'created' || !acceptance.attestationId) {
    return {
      kind: 'wait',
      reason: 'agreement',
      values: { email: acceptance.email },
      dueAt: after(now, secondsBetweenLooks),
    };
  }
  await commerce.bindAgreement(tenantId, acceptance.attestationId, ids);
  return finalised(run);
};

function finalised({ order, now }: StepRun): Outcome {
  return {
    kind: 'done',
    async apply(tx) {
      if (!order.acceptanceId || !order.tenantId) return;
      const changed = await tx
        .updateTable('acceptances')
        .set({ state: 'finalised', tenantId: order.tenantId })
        .where('id', '=', order.acceptanceId)
        .where('state', '!=', 'finalised')
        .returning(['email', 'attestationId'])
        .executeTakeFirst();
      if (!changed) return;
      await record(tx, now, concord, {
        kind: 'agreement.bound',
        objectKind: 'customer',
        objectId: order.customerId,
        resellerId: order.resellerId,
        customerId: order.customerId,
        data: { tenantId: order.tenantId, email: changed.email },
      });
    },
  };
}
