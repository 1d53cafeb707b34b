import type { CustomerTenant } from '@concord/microsoft';
import { byIndex } from '../mirror/by-index.ts';
import { ownersOf } from '../mirror/owners.ts';
import { lockTenants, writeTenants } from '../mirror/tenants.ts';
import { createShares } from './fields.ts';
import { countGuard, heed } from './guards.ts';
import { inPull, type Pull, saveRun } from './run.ts';

/** As many as Microsoft sends in a page. */
const batchSize = 500;

/**
 * Lists all customers into the mirror, and looks whether there are as many as last time. Begins anew after a kill:
 * the list is short beside what follows.
 * @returns false when its time was over before
 * @throws GuardAsks, RunEnded, and what Microsoft refuses
 */
export async function listCustomers(pull: Pull): Promise<boolean> {
  const { context, account, before, record } = pull;
  const { partnerAccountId } = account;
  const shares = createShares();
  let writing: Promise<unknown> = Promise.resolve();

  async function write(batch: CustomerTenant[], asOf: Date): Promise<void> {
    shares.add('customers', batch);
    if (before) heed(pull, shares.vanished(before));
    await inPull(pull, async (tx, now) => {
      const ids = batch.map(({ tenantId }) => tenantId);
      await lockTenants(tx, partnerAccountId, batch);
      const owner = await ownersOf(tx, account, ids);
      const named = batch.map((tenant) => ({ ...tenant, asOf }));
      const changed = await byIndex(tx, () => writeTenants(tx, partnerAccountId, named, owner));
      await saveRun(tx, pull, now, { changed: changed.length });
    });
  }

  let batch: CustomerTenant[] = [];
  const asOf = context.clock.now();
  for await (const tenant of pull.reading.api.tenants()) {
    batch.push(tenant);
    if (batch.length < batchSize) continue;
    await writing;
    if (pull.isOver()) return false;
    // The next page is read while this one is written.
    writing = write(batch, asOf);
    writing.catch(() => undefined);
    batch = [];
  }
  await writing;
  if (batch.length > 0) await write(batch, asOf);

  await inPull(pull, async (tx, now) => {
    const { total } = await tx
      .selectFrom('mirrorTenants')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('partnerAccountId', '=', partnerAccountId)
      .where('listedIn', '=', record.id)
      .executeTakeFirstOrThrow();
    heed(pull, countGuard('customers', before?.customers, total));
    await saveRun(tx, pull, now, { phase: 'tenants', total });
  });
  return true;
}
