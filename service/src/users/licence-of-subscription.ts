import type { SubscriptionLicence } from '@concord/contract/users';
import { MicrosoftError } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import { notFound } from '../errors.ts';
import type { Call } from '../http/handle.ts';
import { failureOf } from '../settings/cause.ts';
import { findPlace, peopleOf } from './place.ts';
import { readLicences } from './read-fresh.ts';
import { ageOf, explained, listLicences } from './store.ts';

/**
 * The licence that a subscription's seats are, with its counts as the mirror has them. Which one it is Microsoft is
 * asked once; it never changes.
 * @see https://learn.microsoft.com/partner-center/developer/get-subscription-provisioning-status
 */
export async function licenceOfSubscription(
  context: Context,
  call: Call<'GET /subscriptions/:id/licence'>,
): Promise<SubscriptionLicence> {
  const { place, microsoftId, known } = await call.db(async (tx) => {
    const { bindingId, ...found } = await findSubscription(tx, call.params.id);
    return { place: await findPlace(tx, bindingId), ...found };
  });
  const told = async (skuId: string) =>
    call.db(async (tx) => ({
      licence: (await listLicences(tx, place)).find((one) => one.skuId === skuId) ?? null,
      age: await ageOf(tx, place, 'licences'),
    }));
  const { bindingId } = place;
  let skuId = known;
  try {
    skuId ??= (await (await peopleOf(context, place)).licenceOf(place.tenantId, microsoftId)) ?? null;
  } catch (error) {
    if (!(error instanceof MicrosoftError)) throw error;
    const failure = explained(failureOf(error, context.clock.now()));
    return { bindingId, licence: null, age: { asOf: null, failure } };
  }
  if (skuId === null) return { bindingId, licence: null, age: { asOf: null, failure: null } };
  if (!known) await keep(context, call.params.id, skuId);
  const before = await told(skuId);
  if (before.licence) return { bindingId, ...before };
  await readLicences(context, place);
  return { bindingId, ...(await told(skuId)) };
}

async function findSubscription(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('subscriptions')
    .select(['bindingId', 'microsoftId', 'licenceSkuId as known'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('subscription');
  return row;
}

async function keep(context: Context, id: string, licenceSkuId: string): Promise<void> {
  await context.db.in(operatorScope, (tx) =>
    tx.updateTable('subscriptions').set({ licenceSkuId }).where('id', '=', id).execute(),
  );
}
