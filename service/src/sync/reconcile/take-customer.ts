import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { record } from '../../events/record.ts';
import type { Line } from './line.ts';

/** A tenant that left this partner: its binding ends, and with it what was sold there. Or its name, as Microsoft has it. */
export async function takeCustomer(tx: Tx, line: Line, now: Date): Promise<void> {
  const binding = await tx
    .selectFrom('bindings')
    .select(['id', 'domain', 'resellerId', 'customerId'])
    .where('partnerAccountId', '=', line.partnerAccountId)
    .where('tenantId', '=', line.tenantId)
    .where('endedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!binding) return;
  const ends = line.field !== 'binding';
  let ended = 0;
  if (ends) {
    await tx.updateTable('bindings').set({ endedAt: now }).where('id', '=', binding.id).execute();
    const { numUpdatedRows } = await tx
      .updateTable('subscriptions')
      .set({ state: 'deleted', autoRenew: false, scheduledChange: null })
      .set('version', (eb) => eb('version', '+', 1))
      .where('bindingId', '=', binding.id)
      .where(sql<boolean>`state not in ('deleted', 'expired')`)
      .executeTakeFirst();
    ended = Number(numUpdatedRows);
  } else {
    const { domain } = line.theirs as { domain: string };
    await tx.updateTable('bindings').set({ domain }).where('id', '=', binding.id).execute();
  }
  await record(tx, now, line.by, {
    kind: ends ? 'tenant.left' : 'tenant.renamed',
    objectKind: 'customer',
    objectId: binding.customerId,
    resellerId: binding.resellerId,
    customerId: binding.customerId,
    data: { tenantId: line.tenantId, domain: binding.domain, theirs: line.theirs, subscriptions: ended },
  });
}
