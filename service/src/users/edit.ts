import { randomUUID } from 'node:crypto';
import type { User } from '@concord/contract/users';
import type { TenantUser, UserChange } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { notFound, Refusal } from '../errors.ts';
import { changes } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { keepUser } from './keep.ts';
import { findPlace, peopleOf } from './place.ts';
import { readOne } from './read-one.ts';
import { asked } from './refused.ts';
import { shownUser, versionOf } from './shown.ts';
import { licenceNames } from './store.ts';
import { tell } from './tell.ts';

/**
 * Changes a person, field by field: what was not edited is not sent.
 * @throws Refusal 412 with the person as it is now, when that is not what the caller saw
 */
export async function editUser(
  context: Context,
  call: Call<'PUT /bindings/:id/users/:userId'>,
): Promise<User> {
  const { params, body, version, doer } = call;
  const place = await call.db((tx) => findPlace(tx, params.id));
  const seen = await readOne(context, place, params.userId);
  const names = await context.db.in(operatorScope, (tx) => licenceNames(tx, place));
  const show = (user: TenantUser) => {
    const now = context.clock.now();
    return shownUser(user, names, now, now);
  };
  if (seen.deletedAt) throw notFound('person');
  if (versionOf(seen) !== version) throw new Refusal(412, 'user-changed', { current: show(seen) });
  const wanted = { ...body, firstName: body.firstName ?? '', lastName: body.lastName ?? '' };
  const change = differing(seen, wanted);
  if (Object.keys(change).length === 0) return show(seen);
  const people = await peopleOf(context, place);
  const ids = { requestId: randomUUID(), correlationId: randomUUID() };
  const user = await asked(place, () => people.updateUser(place.tenantId, seen.id, change, ids));
  const at = context.clock.now();
  await context.db.in(operatorScope, async (tx) => {
    await keepUser(tx, place, user, at);
    const edited = changes({ ...seen }, { ...user });
    await tell(tx, at, doer, place, user, 'user.updated', { changes: edited, ...ids });
  });
  return show(user);
}

function differing(seen: TenantUser, wanted: UserChange): UserChange {
  const same = (field: keyof UserChange) =>
    wanted[field] === undefined || (seen[field] ?? '') === wanted[field];
  return Object.fromEntries(
    Object.entries(wanted).filter(([field]) => !same(field as keyof UserChange)),
  ) as UserChange;
}
