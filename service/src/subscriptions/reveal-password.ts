import type { RevealedPassword } from '@concord/contract/subscriptions';
import type { Context } from '../context.ts';
import { notFound, Refusal } from '../errors.ts';
import { record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { dropSecret, openSecret } from '../settings/secrets.ts';

/**
 * Shows a new tenant's temporary admin password to the customer's owner, once: it is gone from the database
 * in the same transaction.
 */
export async function revealPassword(
  context: Context,
  call: Call<'POST /subscriptions/:id/reveal-password'>,
): Promise<RevealedPassword> {
  return call.db(async (tx) => {
    const binding = await tx
      .selectFrom('subscriptions as s')
      .innerJoin('bindings as b', 'b.id', 's.bindingId')
      .select(['b.id', 'b.adminUserName', 'b.resellerId', 'b.customerId', 'b.domain'])
      .where('s.id', '=', call.params.id)
      .executeTakeFirst();
    if (!binding) throw notFound('subscription');
    const taken = await tx
      .updateTable('bindings')
      .set({ passwordState: 'shown' })
      .where('id', '=', binding.id)
      .where('passwordState', '=', 'sealed')
      .executeTakeFirst();
    const password =
      taken.numUpdatedRows === 1n
        ? await openSecret(tx, context.keyring, binding.id, 'tenant-password')
        : undefined;
    if (!password) throw new Refusal(409, 'password-gone');
    await dropSecret(tx, binding.id, 'tenant-password');
    await record(tx, call.now, call.doer, {
      kind: 'tenant.password-shown',
      objectKind: 'subscription',
      objectId: call.params.id,
      resellerId: binding.resellerId,
      customerId: binding.customerId,
      data: { domain: binding.domain },
    });
    return { userName: binding.adminUserName ?? '', password };
  });
}
