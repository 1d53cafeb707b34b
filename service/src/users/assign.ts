import { randomUUID } from 'node:crypto';
import type { User } from '@concord/contract/users';
import type { PeopleApi, TenantUser } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { refusedField } from '../errors.ts';
import type { Doer } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { keepUser } from './keep.ts';
import { findPlace, type Place, peopleOf } from './place.ts';
import { readLicences } from './read-fresh.ts';
import { asked } from './refused.ts';
import { shownUser } from './shown.ts';
import { licenceNames } from './store.ts';
import { tell } from './tell.ts';

interface LicenceChange {
  assign: string[];
  remove: string[];
}

/** Assigns and removes licences for a person who asks. @throws Refusal when Microsoft refuses, e.g. none is left */
export async function setLicences(
  context: Context,
  call: Call<'POST /bindings/:id/users/:userId/licences'>,
): Promise<User> {
  const { body, params, doer } = call;
  if (body.assign.length + body.remove.length === 0) throw refusedField('assign', 'required');
  if (body.assign.some((id) => body.remove.includes(id))) throw refusedField('remove', 'licence-twice');
  const place = await call.db((tx) => findPlace(tx, params.id));
  const people = await peopleOf(context, place);
  const user = await asked(place, () => assign(context, doer, place, people, params.userId, body));
  const names = await context.db.in(operatorScope, (tx) => licenceNames(tx, place));
  const now = context.clock.now();
  return shownUser(user, names, now, now);
}

/** Microsoft first, then record, mirror and event; the counts of licences are read again. @throws MicrosoftError */
export async function assign(
  context: Context,
  doer: Doer,
  place: Place,
  people: PeopleApi,
  userId: string,
  change: LicenceChange,
): Promise<TenantUser> {
  const ids = { requestId: randomUUID(), correlationId: randomUUID() };
  const user = await people.setLicences(place.tenantId, userId, change, ids);
  const at = context.clock.now();
  await context.db.in(operatorScope, async (tx) => {
    await keepUser(tx, place, user, at);
    const names = await licenceNames(tx, place);
    const named = (skuIds: string[]) => skuIds.map((id) => names.get(id)?.name ?? id).join(', ');
    await tell(tx, at, doer, place, user, 'user.licences-changed', {
      ...change,
      assigned: named(change.assign) || '–',
      removed: named(change.remove) || '–',
      ...ids,
    });
  });
  await readLicences(context, place);
  return user;
}
