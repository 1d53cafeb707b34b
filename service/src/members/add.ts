import type { CreatedMember } from '@concord/contract/members';
import { newId } from '../db/ids.ts';
import { notFound, refusedField } from '../errors.ts';
import { record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { generatePassword, hashPassword } from './sign-in.ts';
import { toMember } from './store.ts';

/** Adds a manager of a reseller or an owner of a customer; the first password is in the answer only. */
export async function addMember({
  db,
  body,
  actor,
  doer,
  now,
}: Call<'POST /members'>): Promise<CreatedMember> {
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  return db(async (tx) => {
    let { resellerId } = actor;
    if (body.role === 'customer-owner') {
      if (!body.customerId) throw refusedField('customerId', 'required');
      const customer = await tx
        .selectFrom('customers')
        .select('resellerId')
        .where('id', '=', body.customerId)
        .executeTakeFirst();
      if (!customer) throw notFound('customer');
      resellerId = customer.resellerId;
    } else {
      resellerId = body.resellerId ?? actor.resellerId;
      const reseller = await tx
        .selectFrom('resellers')
        .select('parentId')
        .where('id', '=', resellerId)
        .executeTakeFirst();
      if (!reseller) throw notFound('reseller');
      const atOperator = reseller.parentId === null;
      if (atOperator !== (body.role === 'operator-administrator'))
        throw refusedField('role', 'role-of-other-company');
    }
    const inserted = await tx
      .insertInto('members')
      .values({
        id: newId(),
        resellerId,
        customerId: body.role === 'customer-owner' ? body.customerId : null,
        name: body.name,
        email: body.email,
        role: body.role,
        passwordHash,
        createdAt: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!inserted) throw refusedField('email', 'email-taken');
    await record(tx, now, doer, {
      kind: 'member.added',
      objectKind: 'member',
      objectId: inserted.id,
      resellerId,
      customerId: inserted.customerId,
      data: { name: body.name, email: body.email, role: body.role },
    });
    return { ...toMember(inserted), password };
  });
}
