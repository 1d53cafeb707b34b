import { randomUUID } from 'node:crypto';
import type { NewUserInput } from '@concord/contract/users';
import { MicrosoftError, type PeopleApi, type TenantUser } from '@concord/microsoft';
import type { Selectable } from 'kysely';
import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import type { UserCreation } from '../db/tables.generated.ts';
import { refusedField } from '../errors.ts';
import type { Call } from '../http/handle.ts';
import { keepUser } from './keep.ts';
import type { Place } from './place.ts';
import { asked } from './refused.ts';
import { tell } from './tell.ts';

export type CreateCall = Call<'POST /bindings/:id/users'>;
/** What was asked, and the ids under which Microsoft is called. */
export type Creation = Selectable<UserCreation>;
/** Microsoft's answer; the password is the one that was set last. */
export type Made = Awaited<ReturnType<PeopleApi['createUser']>>;

/** What the same member asked under the same key. */
export function askedBefore(tx: Tx, { actor, idempotencyKey }: CreateCall): Promise<Creation | undefined> {
  return tx
    .selectFrom('userCreations')
    .selectAll()
    .where('askedBy', '=', actor.id)
    .where('idempotencyKey', '=', idempotencyKey)
    .executeTakeFirst();
}

/** Asks what would be refused before anything is stored: nobody who is there already is ever taken for a new one. */
export async function begin(
  context: Context,
  call: CreateCall,
  place: Place,
  people: PeopleApi,
): Promise<Creation> {
  const { body, actor, idempotencyKey, now } = call;
  const [present, domains] = await asked(place, () =>
    Promise.all([people.user(place.tenantId, body.signInName), people.domains(place.tenantId)]),
  );
  const domain = body.signInName.split('@')[1]?.toLowerCase() ?? '';
  if (!domains.includes(domain))
    throw refusedField('signInName', 'foreign-domain', { domains: domains.join(', ') });
  if (present) throw refusedField('signInName', 'sign-in-name-taken');
  return context.db.in(operatorScope, (tx) =>
    tx
      .insertInto('userCreations')
      .values({
        id: newId(),
        resellerId: place.resellerId,
        customerId: place.customerId,
        bindingId: place.bindingId,
        signInName: body.signInName,
        wanted: JSON.stringify(body),
        state: 'pending',
        requestId: randomUUID(),
        correlationId: randomUUID(),
        askedBy: actor.id,
        askedAt: now,
        idempotencyKey,
      })
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
}

/**
 * Creates the person, or finds whom an earlier try made.
 * @param resumed an earlier try may have made the person already
 * @throws MicrosoftError
 */
export async function make(
  context: Context,
  { tenantId }: Place,
  people: PeopleApi,
  creation: Creation,
  resumed: boolean,
): Promise<Made> {
  const { licences: _, ...wanted } = creation.wanted as NewUserInput;
  const ids = { requestId: creation.requestId, correlationId: creation.correlationId };
  const look = async (): Promise<Made | undefined> => {
    const user = await people.user(tenantId, wanted.signInName);
    if (user?.displayName !== wanted.displayName) return undefined;
    const renewed = { requestId: randomUUID(), correlationId: creation.correlationId };
    return { user, password: await people.resetPassword(tenantId, user.id, renewed) };
  };
  const found = resumed && (await look());
  if (found) return found;
  try {
    return await people.createUser(tenantId, wanted, ids);
  } catch (error) {
    if (!(error instanceof MicrosoftError)) throw error;
    const made = error.uncertain && (await look());
    if (made) return made;
    // A clear no: the same key may ask again.
    if (!error.uncertain && error.remedy !== 'retry') await forget(context, creation);
    throw error;
  }
}

async function forget(context: Context, { id }: Creation): Promise<void> {
  await context.db.in(operatorScope, (tx) => tx.deleteFrom('userCreations').where('id', '=', id).execute());
}

/** Record, mirror, creation and event in one transaction. */
export async function settle(
  context: Context,
  { doer }: CreateCall,
  place: Place,
  creation: Creation,
  user: TenantUser,
): Promise<void> {
  const at = context.clock.now();
  await context.db.in(operatorScope, async (tx) => {
    await keepUser(tx, place, user, at);
    await tx
      .updateTable('userCreations')
      .set({ state: 'done', microsoftId: user.id, settledAt: at })
      .where('id', '=', creation.id)
      .execute();
    const { requestId, correlationId } = creation;
    await tell(tx, at, doer, place, user, 'user.created', { requestId, correlationId });
  });
}
