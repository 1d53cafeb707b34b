import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { concord, record } from '../events/record.ts';
import { generatePassword, hashPassword } from '../members/sign-in.ts';

export interface FirstSignIn {
  email: string;
  /** Undefined when the configuration gave it. */
  password?: string;
}

export interface Company {
  name: string;
  country: string;
  currency: string;
  tenantId?: string;
}

/**
 * Makes the operator and its first administrator in an empty installation; does nothing in any other.
 * @returns the first sign-in, which is shown once, and the operator's id
 */
export async function plantOperator(
  context: Context,
  company: Company,
): Promise<{ id: string; signIn: FirstSignIn } | undefined> {
  const { adminEmail: email, adminPassword } = context.config;
  const password = adminPassword ?? generatePassword();
  const passwordHash = await hashPassword(password);
  const now = context.clock.now();
  return context.db.in(operatorScope, async (tx) => {
    if (!(await isFirst(tx))) return undefined;
    const id = newId();
    await tx
      .insertInto('resellers')
      .values({ id, ...company, createdAt: now, updatedAt: now })
      .execute();
    const member = {
      id: newId(),
      resellerId: id,
      name: 'Administrator',
      email,
      role: 'operator-administrator',
      passwordHash,
      createdAt: now,
    };
    await tx.insertInto('members').values(member).execute();
    await record(tx, now, concord, {
      kind: 'reseller.created',
      objectKind: 'reseller',
      objectId: id,
      resellerId: id,
      data: { name: company.name },
    });
    return { id, signIn: { email, ...(!adminPassword && { password }) } };
  });
}

/** Of several processes that start at once, one finds the installation empty. */
async function isFirst(tx: Tx): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended('first start', 0))`.execute(tx);
  return (await tx.selectFrom('resellers').select('id').limit(1).executeTakeFirst()) === undefined;
}
