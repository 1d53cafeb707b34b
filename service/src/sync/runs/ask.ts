import type { SyncRun } from '@concord/contract/sync';
import type { Context } from '../../context.ts';
import { findCustomer } from '../../customers/store.ts';
import { newId } from '../../db/ids.ts';
import { Refusal } from '../../errors.ts';
import type { Call } from '../../http/handle.ts';
import { findSet } from '../../settings/store.ts';
import { keepAccounts } from '../accounts.ts';
import { beginFull } from './begin.ts';
import { readRun, selectRuns, toRun } from './list.ts';

/** A person wants everything of a set's partner account to be read now. @throws Refusal 404; 409 when no set can read it */
export function askForSet(context: Context, call: Call<'POST /settings-sets/:id/sync'>): Promise<SyncRun> {
  const { params, doer, now } = call;
  return call.db(async (tx) => {
    const { partnerAccountId } = await findSet(tx, params.id);
    await keepAccounts(tx, now);
    const id = await beginFull(tx, partnerAccountId, doer, now);
    await context.workflows.enqueue(tx, 'sync-pull', partnerAccountId);
    return readRun(tx, id);
  });
}

/**
 * A person wants a customer's tenants to be read now. One that is being read already is not read twice.
 * @throws Refusal 404; 409 when the customer has no tenant
 */
export async function askForCustomer(
  context: Context,
  call: Call<'POST /customers/:id/sync'>,
): Promise<{ items: SyncRun[] }> {
  const { params, doer, now } = call;
  return call.db(async (tx) => {
    await findCustomer(tx, params.id);
    const bindings = await tx
      .selectFrom('bindings')
      .select(['resellerId', 'partnerAccountId', 'tenantId'])
      .where('customerId', '=', params.id)
      .where('endedAt', 'is', null)
      .orderBy('boundAt')
      .execute();
    if (bindings.length === 0) throw new Refusal(409, 'sync-without-tenant');
    const ids: string[] = [];
    for (const { resellerId, partnerAccountId, tenantId } of bindings) {
      const open = await tx
        .selectFrom('syncRuns')
        .select('id')
        .where('partnerAccountId', '=', partnerAccountId)
        .where('tenantId', '=', tenantId)
        .where('kind', '=', 'tenant')
        .where('state', '=', 'running')
        .executeTakeFirst();
      const id = open?.id ?? newId();
      ids.push(id);
      if (open) continue;
      await tx
        .insertInto('syncRuns')
        .values({
          id,
          resellerId,
          partnerAccountId,
          tenantId,
          kind: 'tenant',
          state: 'running',
          phase: 'tenants',
          total: 1,
          askedBy: doer.id,
          startedAt: now,
          updatedAt: now,
          dueAt: now,
        })
        .execute();
      await context.workflows.enqueue(tx, 'sync-tenant', id);
    }
    const rows = await selectRuns(tx).where('r.id', 'in', ids).orderBy('r.number').execute();
    return { items: rows.map(toRun) };
  });
}
