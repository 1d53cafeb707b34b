import { MicrosoftError, type TenantUser } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { failureOf } from '../settings/cause.ts';
import { emptyUnseenLicences, markUnseenUsers, mirrorLicences, mirrorUsers } from './mirror.ts';
import { type Place, peopleOf } from './place.ts';
import { noteFailed, noteRead } from './tenant-row.ts';

const batch = 500;

/**
 * Reads all people of a tenant, or those who are deleted, into the mirror. A failure is kept beside what the mirror
 * shows, as one of the sync is; it never hides that.
 */
export function readUsers(context: Context, place: Place, which: 'present' | 'deleted'): Promise<void> {
  return read(context, place, 'users', async (asOf) => {
    const people = await peopleOf(context, place);
    const found = which === 'deleted' ? people.deletedUsers(place.tenantId) : people.users(place.tenantId);
    for await (const users of batches(found))
      await context.db.in(operatorScope, (tx) => mirrorUsers(tx, [{ ...place, users }], asOf));
    if (which === 'present') await context.db.in(operatorScope, (tx) => markUnseenUsers(tx, place, asOf));
  });
}

/** Reads all licences of a tenant into the mirror. */
export function readLicences(context: Context, place: Place): Promise<void> {
  return read(context, place, 'licences', async (asOf) => {
    const people = await peopleOf(context, place);
    const licences = await people.licences(place.tenantId);
    await context.db.in(operatorScope, async (tx) => {
      await mirrorLicences(tx, [{ ...place, licences }], asOf);
      await emptyUnseenLicences(tx, place, asOf);
    });
  });
}

async function read(
  context: Context,
  place: Place,
  kind: 'users' | 'licences',
  work: (asOf: Date) => Promise<void>,
): Promise<void> {
  const asOf = context.clock.now();
  try {
    await work(asOf);
    await context.db.in(operatorScope, (tx) => noteRead(tx, place, kind, asOf));
  } catch (error) {
    if (!(error instanceof MicrosoftError)) throw error;
    await context.db.in(operatorScope, (tx) => noteFailed(tx, place, kind, failureOf(error, asOf)));
  }
}

async function* batches(users: AsyncIterable<TenantUser>): AsyncGenerator<TenantUser[], void, undefined> {
  let held: TenantUser[] = [];
  for await (const user of users) {
    held.push(user);
    if (held.length < batch) continue;
    yield held;
    held = [];
  }
  if (held.length > 0) yield held;
}
