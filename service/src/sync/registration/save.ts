import type { Context } from '../../context.ts';
import { operatorScope, type Tx } from '../../db/database.ts';
import { text } from '../../texts/texts.ts';
import { clearAlerts } from '../alerts/clear.ts';
import { raiseAlert } from '../alerts/raise.ts';
import type { AccountRow } from './keep.ts';

const minuteMs = 60_000;
const inMinutes = (at: Date, minutes: number) => new Date(at.getTime() + minutes * minuteMs);

/** How soon a test is asked for, and how often what does not stand is tried again, in minutes. */
const soon = 1;
const again = 60;

async function save(
  { db, clock }: Context,
  row: AccountRow,
  write: (tx: Tx, now: Date) => Promise<Record<string, unknown>>,
): Promise<void> {
  await db.in(operatorScope, async (tx) => {
    await tx
      .updateTable('syncAccounts')
      .set(await write(tx, clock.now()))
      .where('partnerAccountId', '=', row.partnerAccountId)
      .execute();
  });
}

/** The address is registered, or is about to be; the test event is awaited. */
export async function saveTesting(
  context: Context,
  row: AccountRow,
  { url, testId }: { url: string; testId: string | null },
): Promise<void> {
  await context.db.in(operatorScope, async (tx) => {
    const now = context.clock.now();
    let change = tx
      .updateTable('syncAccounts')
      .set({
        webhookUrl: url,
        webhookTestId: testId,
        webhookReason: null,
        webhookDueAt: inMinutes(now, soon),
        // The event may have been here before the answer to our asking for it.
        ...(testId === null && { webhookState: 'testing', webhookAskedAt: now }),
      })
      .where('partnerAccountId', '=', row.partnerAccountId);
    if (testId !== null) change = change.where('webhookState', '=', 'testing');
    await change.execute();
  });
}

export const saveLater = (context: Context, row: AccountRow, reason: string | null, minutes: number) =>
  save(context, row, async (_tx, now) => ({
    webhookReason: reason,
    webhookDueAt: inMinutes(now, minutes),
  }));

/** Somebody else's address stands at Microsoft: shown, and left alone. */
export const saveForeign = (context: Context, row: AccountRow, foreignUrl: string) =>
  save(context, row, async (tx, now) => {
    const { partnerAccountId, resellerId } = row;
    await clearAlerts(tx, { kind: 'callback-failed', partnerAccountId }, now);
    await raiseAlert(
      tx,
      {
        kind: 'callback-foreign',
        subject: partnerAccountId,
        resellerId,
        partnerAccountId,
        data: { foreignUrl },
      },
      now,
    );
    return {
      webhookState: 'foreign',
      foreignUrl,
      webhookSince: null,
      webhookTestId: null,
      webhookReason: null,
      webhookDueAt: inMinutes(now, again),
    };
  });

export type WebhookFault = 'address-not-public' | 'not-delivered' | 'delivered-elsewhere';

/** Microsoft's events do not reach us. */
export const saveFailed = (context: Context, row: AccountRow, fault: WebhookFault, said?: string) =>
  save(context, row, async (tx, now) => {
    const { partnerAccountId, resellerId } = row;
    const reason = text(`webhook-fault.${fault}`, { said: said ?? '' }) ?? fault;
    await raiseAlert(
      tx,
      { kind: 'callback-failed', subject: partnerAccountId, resellerId, partnerAccountId, data: { reason } },
      now,
    );
    return {
      webhookState: 'failed',
      webhookTestId: null,
      webhookReason: reason,
      webhookDueAt: inMinutes(now, again),
    };
  });
