import type { Tx } from '../db/database.ts';
import { notFound } from '../errors.ts';

export async function findAcceptance(tx: Tx, id: string) {
  const row = await tx.selectFrom('acceptances').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('acceptance');
  return row;
}

/** The newest acceptance that a customer gave on a partner account and that was not used up by another tenant. */
export async function acceptanceOf(
  tx: Tx,
  customerId: string,
  partnerAccountId: string,
  tenantId: string | null,
) {
  return tx
    .selectFrom('acceptances')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('partnerAccountId', '=', partnerAccountId)
    .where('acceptedAt', 'is not', null)
    .where((where) =>
      tenantId
        ? where.or([where('tenantId', '=', tenantId), where('tenantId', 'is', null)])
        : where('tenantId', 'is', null),
    )
    .orderBy('acceptedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Plan, set and customer that an acceptance is for. The set is read for the operator: customers never see it. */
export async function settingsOfPlan(tx: Tx, planId: string) {
  const row = await tx
    .selectFrom('plans')
    .innerJoin('services', 'services.id', 'plans.serviceId')
    .innerJoin('settingsSets', 'settingsSets.id', 'services.settingsSetId')
    .select(['settingsSets.id', 'settingsSets.partnerAccountId', 'settingsSets.agreementLink'])
    .where('plans.id', '=', planId)
    .executeTakeFirst();
  if (!row) throw notFound('plan');
  return row;
}
