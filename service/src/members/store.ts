import type { Member, Role } from '@concord/contract/members';
import type { Tx } from '../db/database.ts';

const columns = [
  'members.id',
  'members.name',
  'members.email',
  'members.role',
  'members.resellerId',
  'members.customerId',
  'members.active',
  'members.createdAt',
  'members.lastSignInAt',
] as const;

type Row = {
  id: string;
  name: string;
  email: string;
  role: string;
  resellerId: string;
  customerId: string | null;
  active: boolean;
  createdAt: Date;
  lastSignInAt: Date | null;
};

export function toMember(row: Row): Member {
  return {
    ...row,
    role: row.role as Role,
    createdAt: row.createdAt.toISOString(),
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
  };
}

export async function findSession(tx: Tx, tokenHash: Buffer, now: Date) {
  const row = await tx
    .selectFrom('sessions')
    .innerJoin('members', 'members.id', 'sessions.memberId')
    .select(['members.id', 'members.name', 'members.role', 'members.resellerId', 'members.customerId'])
    .where('sessions.tokenHash', '=', tokenHash)
    .where('sessions.expiresAt', '>', now)
    .where('members.active', '=', true)
    .executeTakeFirst();
  return row && { ...row, role: row.role as Role };
}

export async function findByEmail(tx: Tx, email: string) {
  return tx
    .selectFrom('members')
    .select([...columns, 'members.passwordHash', 'members.preferences'])
    .where((where) => where(where.fn('lower', ['members.email']), '=', email.toLowerCase()))
    .where('members.active', '=', true)
    .executeTakeFirst();
}

export async function findMember(tx: Tx, id: string) {
  return tx
    .selectFrom('members')
    .select([...columns, 'members.preferences'])
    .where('members.id', '=', id)
    .executeTakeFirst();
}

export async function listMembers(
  tx: Tx,
  of: { resellerId?: string; customerId?: string },
): Promise<Member[]> {
  let query = tx.selectFrom('members').select(columns).orderBy('members.name').limit(500);
  if (of.customerId) query = query.where('members.customerId', '=', of.customerId);
  else {
    query = query.where('members.customerId', 'is', null);
    if (of.resellerId) query = query.where('members.resellerId', '=', of.resellerId);
  }
  return (await query.execute()).map(toMember);
}

/** Name of the company a member acts for. */
export async function organisationOf(
  tx: Tx,
  member: { resellerId: string; customerId: string | null },
): Promise<string> {
  const row = member.customerId
    ? await tx
        .selectFrom('customers')
        .select('companyName as name')
        .where('id', '=', member.customerId)
        .executeTakeFirst()
    : await tx.selectFrom('resellers').select('name').where('id', '=', member.resellerId).executeTakeFirst();
  return row?.name ?? '';
}
