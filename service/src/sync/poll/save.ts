import type { MicrosoftError } from '@concord/microsoft';
import type { Selectable } from 'kysely';
import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import type { SyncAccount } from '../../db/tables.generated.ts';
import { clearAlerts } from '../alerts/clear.ts';
import { raiseAlert } from '../alerts/raise.ts';
import { causeOf, reasonOf } from '../cause.ts';

const minuteMs = 60_000;
/** Between two askings, in minutes. */
const every = 5;
/** What time mends by itself is said only when it has taken so long, in minutes. */
const patience = 15;

type Row = Selectable<SyncAccount>;
const inMinutes = (at: Date, minutes: number) => new Date(at.getTime() + minutes * minuteMs);

/** The log is read up to `until`. */
export async function savePolled({ db, clock }: Context, row: Row, until: Date): Promise<void> {
  const { partnerAccountId } = row;
  await db.in(operatorScope, async (tx) => {
    const now = clock.now();
    await tx
      .updateTable('syncAccounts')
      .set({
        auditUntil: until,
        polledAt: now,
        pollDueAt: inMinutes(now, every),
        pollFailedAt: null,
        pollCause: null,
        pollReason: null,
      })
      .where('partnerAccountId', '=', partnerAccountId)
      .execute();
    if (row.pollFailedAt) await clearAlerts(tx, { kind: 'unreachable', partnerAccountId }, now);
  });
}

/** Kept since when, and why: until the log is read again it tells how the account stands. */
export async function savePollFailed({ db, clock }: Context, row: Row, error: MicrosoftError): Promise<void> {
  const { partnerAccountId, resellerId } = row;
  const [cause, reason] = [causeOf(error), reasonOf(error)];
  await db.in(operatorScope, async (tx) => {
    const now = clock.now();
    const since = row.pollFailedAt ?? now;
    await tx
      .updateTable('syncAccounts')
      .set({
        pollFailedAt: since,
        pollCause: cause,
        pollReason: reason,
        pollDueAt: inMinutes(now, Math.max(every / 5, (error.retryAfterMs ?? 0) / minuteMs)),
      })
      .where('partnerAccountId', '=', partnerAccountId)
      .execute();
    const passing = cause === 'microsoft-down' || cause === 'quota';
    if (passing && now < inMinutes(since, patience)) return;
    const account = await tx
      .selectFrom('partnerAccounts')
      .select('name')
      .where('id', '=', partnerAccountId)
      .executeTakeFirst();
    await raiseAlert(
      tx,
      {
        kind: 'unreachable',
        subject: partnerAccountId,
        resellerId,
        partnerAccountId,
        cause,
        data: { account: account?.name ?? null, reason },
      },
      now,
    );
  });
}
