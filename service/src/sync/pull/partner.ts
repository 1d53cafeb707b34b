import { type AdminRelationship, MicrosoftError } from '@concord/microsoft';
import { operatorScope } from '../../db/database.ts';
import { causeOf } from '../cause.ts';
import { ownersOf } from '../mirror/owners.ts';
import { writeRelationships } from '../mirror/relationships.ts';
import { inPull, type Pull, saveRun } from './run.ts';
import { readTransfers } from './tenants.ts';

const batchSize = 300;

/**
 * Reads what belongs to the partner itself: the delegated admin relationships, and transfers that had not come to their
 * end when they were read last.
 * @returns false when its time was over before
 */
export async function readPartner(pull: Pull): Promise<boolean> {
  await readRelationships(pull).catch((error: unknown) => {
    // Without the rights for it everything else is still true, and worth its end.
    if (!(error instanceof MicrosoftError) || causeOf(error) === 'microsoft-down') throw error;
    pull.context.log.warn({ err: error }, 'delegated admin relationships could not be read');
  });
  if (pull.isOver()) return false;
  await readTransfers(pull, await openTransfers(pull));
  if (pull.isOver()) return false;
  await inPull(pull, (tx, now) => saveRun(tx, pull, now, { phase: 'finish' }));
  return true;
}

async function readRelationships(pull: Pull): Promise<void> {
  const { context, account } = pull;
  const asOf = context.clock.now();
  let batch: AdminRelationship[] = [];
  const write = () =>
    inPull(pull, async (tx, now) => {
      const tenantIds = batch.flatMap(({ tenantId }) => tenantId ?? []);
      const owner = await ownersOf(tx, account, tenantIds);
      await writeRelationships(tx, account.partnerAccountId, batch, owner, asOf);
      await saveRun(tx, pull, now);
    });
  for await (const one of pull.reading.api.relationships()) {
    batch.push(one);
    if (batch.length < batchSize) continue;
    await write();
    batch = [];
    if (pull.isOver()) return;
  }
  if (batch.length > 0) await write();
}

/** Tenants with a transfer that is under way. New ones become known with a new tenant, or by word of the change. */
async function openTransfers({ context, account }: Pull): Promise<string[]> {
  const rows = await context.db.in(operatorScope, (tx) =>
    tx
      .selectFrom('mirrorTransfers')
      .select('tenantId')
      .distinct()
      .where('partnerAccountId', '=', account.partnerAccountId)
      .where('state', 'in', ['pending', 'in-progress'])
      .execute(),
  );
  return rows.map(({ tenantId }) => tenantId);
}
