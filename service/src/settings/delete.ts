import type { Tx } from '../db/database.ts';
import { Refusal } from '../errors.ts';
import { type Doer, record } from '../events/record.ts';
import { dropSecret } from './secrets.ts';
import { findSet } from './store.ts';
import { readUsage } from './usage.ts';

/** @throws Refusal 409 naming the services (or orders) that stand on the set. */
export async function deleteSet(tx: Tx, id: string, doer: Doer, now: Date): Promise<void> {
  const set = await findSet(tx, id);
  const { services } = await readUsage(tx, id);
  if (services.length > 0) {
    throw new Refusal(409, 'settings-set-in-use', {
      uses: services.map(({ id: serviceId, name }) => ({ kind: 'service', id: serviceId, name })),
    });
  }
  const order = await tx
    .selectFrom('orders')
    .select('id')
    .where('settingsSetId', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (order) throw new Refusal(409, 'settings-set-has-orders');
  await dropSecret(tx, id);
  await tx.deleteFrom('settingsSets').where('id', '=', id).execute();
  await record(tx, now, doer, {
    kind: 'settings-set.deleted',
    objectKind: 'settings-set',
    objectId: id,
    resellerId: set.resellerId,
    data: { name: set.name },
  });
}
