import type { Policy } from '@concord/contract/differences';
import { Refusal } from '../../errors.ts';
import { record } from '../../events/record.ts';
import type { Call } from '../../http/handle.ts';
import { readPolicy } from './store.ts';

/**
 * Switches a policy on or off. From then on it decides what is found anew, and what it takes is taken in the name of
 * the member who switched it on. What is open already stays for a person; what was decided stays decided.
 */
export function setPolicyActive(
  call: Call<'POST /policies/:id/activate' | 'POST /policies/:id/deactivate'>,
  active: boolean,
): Promise<Policy> {
  const { db, params, version, actor, doer, now } = call;
  return db(async (tx) => {
    const before = await readPolicy(tx, params.id);
    const { numUpdatedRows } = await tx
      .updateTable('policies')
      .set({ active, activatedBy: active ? actor.id : null, version: version + 1, updatedAt: now })
      .where('id', '=', params.id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal(412, 'stale', { current: before });
    await record(tx, now, doer, {
      kind: active ? 'policy.activated' : 'policy.deactivated',
      objectKind: 'policy',
      objectId: params.id,
      resellerId: before.resellerId,
      data: { name: before.name },
    });
    return readPolicy(tx, params.id);
  });
}
