import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import type { Call } from '../http/handle.ts';
import { keepUser } from './keep.ts';
import { findPlace, peopleOf } from './place.ts';
import { readLicences } from './read-fresh.ts';
import { readOne } from './read-one.ts';
import { asked } from './refused.ts';
import { tell } from './tell.ts';

/** Deletes a person, who can be restored for thirty days; one who is deleted already stays so. */
export async function deleteUser(
  context: Context,
  call: Call<'DELETE /bindings/:id/users/:userId'>,
): Promise<undefined> {
  const { params, doer } = call;
  const place = await call.db((tx) => findPlace(tx, params.id));
  const seen = await readOne(context, place, params.userId);
  if (seen.deletedAt) return undefined;
  const people = await peopleOf(context, place);
  const ids = { requestId: randomUUID(), correlationId: randomUUID() };
  await asked(place, () => people.deleteUser(place.tenantId, seen.id, ids));
  const at = context.clock.now();
  await context.db.in(operatorScope, async (tx) => {
    await keepUser(tx, place, { ...seen, deletedAt: at.toISOString() }, at);
    await tell(tx, at, doer, place, seen, 'user.deleted', ids);
  });
  // Their licences are free now.
  if (seen.licences.length > 0) await readLicences(context, place);
  return undefined;
}
