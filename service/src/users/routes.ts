import type { Context } from '../context.ts';
import type { Handle } from '../http/handle.ts';
import { getAccess } from './access.ts';
import { setLicences } from './assign.ts';
import { createUser } from './create.ts';
import { deleteUser } from './delete.ts';
import { editUser } from './edit.ts';
import { licenceOfSubscription } from './licence-of-subscription.ts';
import { findPlace, peopleOf } from './place.ts';
import { readLicences, readUsers } from './read-fresh.ts';
import { readOne } from './read-one.ts';
import { asked } from './refused.ts';
import { resetPassword } from './reset-password.ts';
import { restoreUser } from './restore.ts';
import { shownUser } from './shown.ts';
import { ageOf, licenceNames, listLicences, listUsers } from './store.ts';

export function userRoutes(handle: Handle, context: Context): void {
  handle('GET /bindings/:id/users', async ({ db, params, query, now }) => {
    const place = await db((tx) => findPlace(tx, params.id));
    if (query.fresh === 'true' && !query.cursor) {
      await readUsers(context, place, query.deleted === 'true' ? 'deleted' : 'present');
    }
    return db((tx) => listUsers(tx, place, query, now));
  });
  handle('POST /bindings/:id/users', (call) => createUser(context, call));
  handle('GET /bindings/:id/users/:userId', async ({ db, params }) => {
    const place = await db((tx) => findPlace(tx, params.id));
    const user = await readOne(context, place, params.userId);
    const at = context.clock.now();
    return shownUser(user, await db((tx) => licenceNames(tx, place)), at, at);
  });
  handle('PUT /bindings/:id/users/:userId', (call) => editUser(context, call));
  handle('DELETE /bindings/:id/users/:userId', (call) => deleteUser(context, call));
  handle('POST /bindings/:id/users/:userId/restore', (call) => restoreUser(context, call));
  handle('POST /bindings/:id/users/:userId/reset-password', (call) => resetPassword(context, call));
  handle('POST /bindings/:id/users/:userId/licences', (call) => setLicences(context, call));
  handle('POST /bindings/:id/access', (call) => getAccess(context, call));
  handle('GET /bindings/:id/licences', async ({ db, params, query }) => {
    const place = await db((tx) => findPlace(tx, params.id));
    if (query.fresh === 'true') await readLicences(context, place);
    return db(async (tx) => ({
      items: await listLicences(tx, place),
      age: await ageOf(tx, place, 'licences'),
    }));
  });
  handle('GET /subscriptions/:id/licence', (call) => licenceOfSubscription(context, call));
  handle('GET /bindings/:id/user-domains', async ({ db, params }) => {
    const place = await db((tx) => findPlace(tx, params.id));
    const people = await peopleOf(context, place);
    return { items: await asked(place, () => people.domains(place.tenantId)) };
  });
}
