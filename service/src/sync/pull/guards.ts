import type { SyncGuard } from '@concord/contract/sync';
import { concord, record as tell } from '../../events/record.ts';
import { raiseAlert } from '../alerts/raise.ts';
import { GuardAsks, inPull, type Pull } from './run.ts';

/** From this part on it is too few. */
const fewest = 0.7;

/** None at all where there were some, or 30 % fewer than last time. */
export function countGuard(what: string, before: number | undefined, now: number): SyncGuard | undefined {
  if (before === undefined || before === 0 || now > before * fewest) return undefined;
  return { guard: now === 0 ? 'none' : 'fewer', what, before, now };
}

/** @throws GuardAsks unless a person has said already that it is true */
export function heed({ record }: Pick<Pull, 'record'>, guard: SyncGuard | undefined): void {
  if (!guard) return;
  const agreed = record.agreedAt !== null && (record.guard as SyncGuard | null)?.what === guard.what;
  if (!agreed) throw new GuardAsks(guard);
}

/** The run stops where it is and asks. Nothing is marked as gone. */
export async function ask(pull: Pull, guard: SyncGuard): Promise<void> {
  const { id, resellerId, number, partnerAccountId } = pull.record;
  await inPull(pull, async (tx, now) => {
    await tx
      .updateTable('syncRuns')
      .set({ state: 'asking', guard: JSON.stringify(guard), agreedAt: null, agreedBy: null })
      .set({ cause: 'guard', reason: null, dueAt: null, updatedAt: now })
      .where('id', '=', id)
      .execute();
    await raiseAlert(
      tx,
      {
        kind: 'guard',
        subject: partnerAccountId,
        resellerId,
        partnerAccountId,
        cause: 'guard',
        data: { ...guard, run: number, runId: id },
      },
      now,
    );
    await tell(tx, now, concord, {
      kind: 'sync-run.asking',
      objectKind: 'sync-run',
      objectId: id,
      resellerId,
      data: { number, ...guard },
    });
  });
}
