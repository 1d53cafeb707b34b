import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { notFound } from '../errors.ts';
import type { Call } from '../http/handle.ts';
import { findPlace, peopleOf } from './place.ts';
import { readOne } from './read-one.ts';
import { asked } from './refused.ts';
import { tell } from './tell.ts';

/** Sets a temporary password and answers with it. It is kept nowhere: asked again, another one is set. */
export async function resetPassword(
  context: Context,
  call: Call<'POST /bindings/:id/users/:userId/reset-password'>,
): Promise<{ signInName: string; password: string }> {
  const { params, doer } = call;
  const place = await call.db((tx) => findPlace(tx, params.id));
  const user = await readOne(context, place, params.userId);
  if (user.deletedAt) throw notFound('person');
  const people = await peopleOf(context, place);
  const ids = { requestId: randomUUID(), correlationId: randomUUID() };
  const password = await asked(
    place,
    () => people.resetPassword(place.tenantId, user.id, ids),
    'users-password-rights',
  );
  const at = context.clock.now();
  await context.db.in(operatorScope, (tx) => tell(tx, at, doer, place, user, 'user.password-reset', ids));
  return { signInName: user.signInName, password };
}
