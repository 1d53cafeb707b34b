import type { Webhook, WebhookInput, WebhookState } from '@concord/contract/sync-changes';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { notFound, Refusal } from '../../errors.ts';
import { record } from '../../events/record.ts';
import type { Call } from '../../http/handle.ts';
import { text } from '../../texts/texts.ts';
import { newToken } from './keep.ts';

export async function readWebhook(tx: Tx, partnerAccountId: string): Promise<Webhook> {
  const row = await accountRow(tx, partnerAccountId);
  const state = row.webhookState as WebhookState;
  return {
    partnerAccountId,
    state,
    url: row.webhookUrl && hidden(row.webhookUrl),
    foreignUrl: row.foreignUrl,
    reason: row.webhookReason,
    next: text(`webhook-next.${state}`) || null,
    testedAt: row.webhookTestedAt?.toISOString() ?? null,
    heardAt: row.webhookHeardAt?.toISOString() ?? null,
    dueAt: row.webhookDueAt?.toISOString() ?? null,
  };
}

/** Who knows the whole address could call it: it is between Microsoft and us. */
const hidden = (url: string) => url.replace(/[^/]+$/, (token) => `${token.slice(0, 4)}…`);

/**
 * Has the address registered and tested again by a worker.
 * @throws Refusal 404 while nothing is read from the account; 409 when there is no foreign address to replace
 */
export async function askForWebhook(
  context: Context,
  { db, params, body, doer, now }: Call<'POST /partner-accounts/:id/webhook'>,
): Promise<Webhook> {
  return db(async (tx) => {
    const row = await accountRow(tx, params.id);
    const { replaceForeign, newAddress } = body as z.output<typeof WebhookInput>;
    if (replaceForeign && !row.foreignUrl) throw new Refusal(409, 'webhook-not-foreign');
    await tx
      .updateTable('syncAccounts')
      .set({
        webhookDueAt: now,
        ...(row.webhookState === 'testing' && { webhookState: 'none' }),
        ...(replaceForeign && { replaceableUrl: row.foreignUrl }),
        ...(newAddress && { webhookToken: newToken() }),
      })
      .where('partnerAccountId', '=', params.id)
      .execute();
    await context.workflows.enqueue(tx, 'webhook-registration', params.id);
    await record(tx, now, doer, {
      kind: 'webhook.asked',
      objectKind: 'partner-account',
      objectId: params.id,
      resellerId: row.resellerId,
      data: { replaced: replaceForeign ? row.foreignUrl : null, newAddress },
    });
    return readWebhook(tx, params.id);
  });
}

/** @throws Refusal 404 while nothing is read from the account, and outside the caller's scope */
export async function accountRow(tx: Tx, partnerAccountId: string) {
  const row = await tx
    .selectFrom('syncAccounts')
    .selectAll()
    .where('partnerAccountId', '=', partnerAccountId)
    .executeTakeFirst();
  if (!row) throw notFound('partner account');
  return row;
}
