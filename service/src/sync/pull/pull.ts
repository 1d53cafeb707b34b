import { MicrosoftError } from '@concord/microsoft';
import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import { concord, record as tell } from '../../events/record.ts';
import { accountOf } from '../accounts.ts';
import { causeOf, reasonOf } from '../cause.ts';
import { listCustomers } from './customers.ts';
import { finish } from './finish.ts';
import { ask } from './guards.ts';
import { readPartner } from './partner.ts';
import { GuardAsks, openPull, type Pull, RunEnded } from './run.ts';
import { readAgain, readTenants } from './tenants.ts';

/** In the order in which they follow each other. Each begins where an earlier process left it. */
const phases = [
  ['customers', listCustomers],
  ['tenants', readTenants],
  ['again', readAgain],
  ['partner', readPartner],
] as const;

/**
 * Carries the full pull of a partner account as far as it goes now. Safe to call again at any time, after a kill -9
 * too. When Microsoft cannot be asked the run waits, longer each time, and goes on by itself.
 */
export async function pull(context: Context, partnerAccountId: string): Promise<void> {
  const account = await accountOf(context, partnerAccountId);
  const run = account && (await openPull(context, account));
  if (!run) return;
  try {
    const from = phases.findIndex(([name]) => name === run.record.phase);
    for (const [, work] of from < 0 ? [] : phases.slice(from)) if (!(await work(run))) return;
    await finish(run);
  } catch (error) {
    if (error instanceof RunEnded || context.workflows.stopping.aborted) return;
    if (error instanceof GuardAsks) return ask(run, error.guard);
    if (!(error instanceof MicrosoftError))
      context.log.error({ err: error, partnerAccountId }, 'a pull failed');
    await wait(run, error);
  }
}

const firstPause = 15;
const longestPause = 15 * 60;

/** The run goes on in a while. People are told once. */
async function wait({ context, record, meter }: Pull, error: unknown): Promise<void> {
  const cause = causeOf(error);
  const reason = reasonOf(error);
  const asked = error instanceof MicrosoftError ? (error.retryAfterMs ?? 0) / 1000 : 0;
  const now = context.clock.now();
  await context.db.in(operatorScope, async (tx) => {
    const row = await tx
      .selectFrom('syncRuns')
      .select(['state', 'attempts', 'cause'])
      .where('id', '=', record.id)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (row?.state !== 'running') return;
    const seconds = Math.max(asked, Math.min(longestPause, firstPause * 2 ** Math.min(row.attempts, 10)));
    const { calls, throttled } = meter.take();
    await tx
      .updateTable('syncRuns')
      .set((run) => ({
        cause,
        reason,
        attempts: row.attempts + 1,
        calls: run('calls', '+', calls),
        throttled: run('throttled', '+', throttled),
        dueAt: new Date(now.getTime() + seconds * 1000),
        updatedAt: now,
      }))
      .where('id', '=', record.id)
      .execute();
    if (row.cause !== cause)
      await tell(tx, now, concord, {
        kind: 'sync-run.waits',
        objectKind: 'sync-run',
        objectId: record.id,
        resellerId: record.resellerId,
        data: { number: record.number, cause, reason },
      });
  });
}
