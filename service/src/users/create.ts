import { isDeepStrictEqual } from 'node:util';
import type { CreatedUser } from '@concord/contract/users';
import { MicrosoftError, type PeopleApi } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { Refusal } from '../errors.ts';
import { text } from '../texts/texts.ts';
import { assign } from './assign.ts';
import { askedBefore, begin, type CreateCall, type Creation, type Made, make, settle } from './creation.ts';
import { findPlace, type Place, peopleOf } from './place.ts';
import { asked, wordsOf } from './refused.ts';
import { shownUser } from './shown.ts';
import { findUser, licenceNames } from './store.ts';

/**
 * Creates a person in a tenant. What is asked is stored, with the ids of the call, before Microsoft is called; the same
 * key from the same member finds what came of it and makes nobody twice.
 * @throws Refusal 422 for a name that is taken or of a foreign domain, or what Microsoft refuses; 409 while the same
 *   request is under way
 */
export async function createUser(context: Context, call: CreateCall): Promise<CreatedUser> {
  const place = await call.db((tx) => findPlace(tx, call.params.id));
  let answer: CreatedUser | undefined;
  const key = `${call.actor.id}/${call.idempotencyKey}`;
  await context.workflows.alone('user-creation', key, async () => {
    answer = await create(context, call, place);
  });
  if (!answer) throw new Refusal(409, 'user-busy');
  return answer;
}

async function create(context: Context, call: CreateCall, place: Place): Promise<CreatedUser> {
  const people = await peopleOf(context, place);
  const earlier = await context.db.in(operatorScope, (tx) => askedBefore(tx, call));
  if (
    earlier &&
    (earlier.bindingId !== place.bindingId || !isDeepStrictEqual(earlier.wanted, plain(call.body)))
  )
    throw new Refusal(422, 'user-key-reused');
  if (earlier?.state === 'done') return again(context, call, place, earlier);
  const creation = earlier ?? (await begin(context, call, place, people));
  const made = await asked(place, () => make(context, place, people, creation, earlier !== undefined));
  await settle(context, call, place, creation, made.user);
  return withLicences(context, call, place, people, made);
}

async function withLicences(
  context: Context,
  call: CreateCall,
  place: Place,
  people: PeopleApi,
  made: Made,
): Promise<CreatedUser> {
  let { user } = made;
  let unlicensed: CreatedUser['unlicensed'] = null;
  const wanted = call.body.licences ?? [];
  try {
    if (wanted.length > 0)
      user = await assign(context, call.doer, place, people, user.id, { assign: wanted, remove: [] });
  } catch (error) {
    // The person is there, and the password is told only now: what did not follow is said beside it.
    if (!(error instanceof MicrosoftError)) throw error;
    unlicensed = wordsOf(error);
  }
  const names = await context.db.in(operatorScope, (tx) => licenceNames(tx, place));
  const now = context.clock.now();
  return { user: shownUser(user, names, now, now), password: made.password, unlicensed };
}

async function again(
  context: Context,
  call: CreateCall,
  place: Place,
  creation: Creation,
): Promise<CreatedUser> {
  return context.db.in(operatorScope, async (tx) => {
    const found = await findUser(tx, place, creation.microsoftId ?? '');
    if (!found) throw new Refusal(409, 'user-gone', { params: { name: creation.signInName } });
    const names = await licenceNames(tx, place);
    const all = (call.body.licences ?? []).every((skuId) => found.user.licences.includes(skuId));
    const unlicensed = all ? null : { reason: words('reason'), next: words('next') };
    return { user: shownUser(found.user, names, found.asOf, call.now), password: null, unlicensed };
  });
}

const words = (what: 'reason' | 'next') => text(`users-unlicensed.${what}`) ?? '';
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
