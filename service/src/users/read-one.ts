import type { TenantUser } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { notFound } from '../errors.ts';
import { mirrorUsers } from './mirror.ts';
import { type Place, peopleOf } from './place.ts';
import { asked } from './refused.ts';
import { findUser } from './store.ts';

/**
 * Reads one person at Microsoft into the mirror. Who is not there any more is shown as deleted.
 * @throws Refusal 404 when neither Microsoft nor the mirror knows the person; what Microsoft refuses
 */
export async function readOne(context: Context, place: Place, userId: string): Promise<TenantUser> {
  const people = await peopleOf(context, place);
  const at = context.clock.now();
  const seen = await asked(place, () => people.user(place.tenantId, userId));
  return context.db.in(operatorScope, async (tx) => {
    const known = seen ?? (await findUser(tx, place, userId))?.user;
    if (!known) throw notFound('person');
    const user = seen ?? { ...known, deletedAt: known.deletedAt ?? at.toISOString() };
    await mirrorUsers(tx, [{ ...place, users: [user] }], at);
    return user;
  });
}
