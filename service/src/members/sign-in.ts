import { randomBytes } from 'node:crypto';
import type { SignIn } from '@concord/contract/members';
import { hash, verify } from '@node-rs/argon2';
import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import { Refusal } from '../errors.ts';
import { record } from '../events/record.ts';
import { hashToken, newToken, sessionDays } from './sessions.ts';
import { findByEmail } from './store.ts';

const failuresAllowed = 5;
const windowMinutes = 15;

// OWASP's parameters for argon2id: 19 MiB, two passes.
export const hashPassword = (password: string) =>
  hash(password, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 });

/** A password for a first sign-in: 20 characters, readable aloud. */
export const generatePassword = () => randomBytes(15).toString('base64url').replace(/[-_]/g, 'x');

// Verified for unknown addresses too, so that the time of an answer does not tell who exists.
const decoy = hashPassword(generatePassword());

/**
 * @returns the session's token, which only its bearer knows.
 * @throws Refusal 429 after five failures in fifteen minutes, 401 for wrong credentials or the wrong panel.
 */
export async function signIn(context: Context, input: SignIn, address: string) {
  const now = context.clock.now();
  const subjects = [`email:${input.email.toLowerCase()}`, `address:${address}`];
  const since = new Date(now.getTime() - windowMinutes * 60_000);
  const { member, failures } = await context.db.in(operatorScope, async (tx) => ({
    failures: await countFailures(tx, subjects, since),
    member: await findByEmail(tx, input.email),
  }));
  if (failures >= failuresAllowed) {
    throw new Refusal(429, 'too-many-sign-ins', {
      params: { minutes: windowMinutes },
      retryAfterSeconds: windowMinutes * 60,
    });
  }
  const right = await verify(member?.passwordHash ?? (await decoy), input.password);
  const panel = member?.role === 'customer-owner' ? 'customer' : 'operator';
  if (!member || !right || panel !== input.panel) {
    await context.db.in(operatorScope, (tx) =>
      tx
        .insertInto('signInFailures')
        .values(subjects.map((subject) => ({ subject, at: now })))
        .execute(),
    );
    throw new Refusal(401, member && right ? 'wrong-panel' : 'wrong-credentials', { params: { panel } });
  }
  const token = newToken();
  const expiresAt = new Date(now.getTime() + sessionDays * 86_400_000);
  await context.db.in(operatorScope, async (tx) => {
    await tx
      .insertInto('sessions')
      .values({ tokenHash: hashToken(token), memberId: member.id, createdAt: now, expiresAt })
      .execute();
    await tx.updateTable('members').set({ lastSignInAt: now }).where('id', '=', member.id).execute();
    await tx.deleteFrom('signInFailures').where('subject', 'in', subjects.slice(0, 1)).execute();
    await tx.deleteFrom('signInFailures').where('at', '<', since).execute();
    await tx.deleteFrom('sessions').where('expiresAt', '<=', now).execute();
    await record(tx, now, member, {
      kind: 'member.signed-in',
      objectKind: 'member',
      objectId: member.id,
      resellerId: member.resellerId,
      customerId: member.customerId,
      data: { panel: input.panel, address },
    });
  });
  return { token, expiresAt, member: { ...member, lastSignInAt: now } };
}

async function countFailures(tx: Tx, subjects: string[], since: Date): Promise<number> {
  const rows = await tx
    .selectFrom('signInFailures')
    .select(({ fn }) => ['subject', fn.countAll<number>().as('count')])
    .where('subject', 'in', subjects)
    .where('at', '>', since)
    .groupBy('subject')
    .execute();
  // One address may serve a whole office: it gets ten times the patience of one member.
  return Math.max(
    0,
    ...rows.map((row) => (row.subject.startsWith('email:') ? row.count : Math.floor(row.count / 10))),
  );
}
