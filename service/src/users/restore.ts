import { randomUUID } from 'node:crypto';
import type { User } from '@concord/contract/users';
import { canRestore } from '@concord/rules';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { Refusal } from '../errors.ts';
import type { Call } from '../http/handle.ts';
import { keepUser } from './keep.ts';
import { findPlace, peopleOf } from './place.ts';
import { readLicences } from './read-fresh.ts';
import { readOne } from './read-one.ts';
import { asked } from './refused.ts';
import { shownUser } from './shown.ts';
import { licenceNames } from './store.ts';
import { tell } from './tell.ts';

/** Brings a deleted person back. @throws Refusal 409 when more than thirty days have gone */
export async function restoreUser(
  context: Context,
  call: Call<'POST /bindings/:id/users/:userId/restore'>,
): Promise<User> {
  const { params, doer, now } = call;
  const place = await call.db((tx) => findPlace(tx, params.id));
  const seen = await readOne(context, place, params.userId);
  let user = seen;
  if (seen.deletedAt) {
    if (!canRestore(seen.deletedAt, now.toISOString()))
      throw new Refusal(409, 'user-gone', { params: { name: seen.signInName } });
    const people = await peopleOf(context, place);
    const ids = { requestId: randomUUID(), correlationId: randomUUID() };
    user = await asked(place, () => people.restoreUser(place.tenantId, seen.id, ids));
    const at = context.clock.now();
    await context.db.in(operatorScope, async (tx) => {
      await keepUser(tx, place, user, at);
      await tell(tx, at, doer, place, user, 'user.restored', ids);
    });
    await readLicences(context, place);
  }
  const names = await context.db.in(operatorScope, (tx) => licenceNames(tx, place));
  const at = context.clock.now();
  return shownUser(user, names, at, at);
}
