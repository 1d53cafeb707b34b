import type { TransferRequestInput } from '@concord/contract/transfers';
import { MicrosoftError, type PartnerTransfer, type TransferApi } from '@concord/microsoft';
import type { Selectable } from 'kysely';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import type { TransferAct } from '../db/tables.generated.ts';
import { concord, type Doer, record } from '../events/record.ts';
import { text } from '../texts/texts.ts';
import { deskOf, keepTransfer } from './desk.ts';
import type { AskedLine } from './judge.ts';

export type Act = Selectable<TransferAct>;

/** Kinds of the events that tell of it. */
const events: Record<string, string> = {
  request: 'transfer.requested',
  accept: 'transfer.accepted',
  reject: 'transfer.rejected',
  withdraw: 'transfer.withdrawn',
};

interface How {
  /** Microsoft may have been called before. */
  resumed: boolean;
  doer: Doer;
}

/** Calls Microsoft for what is stored, and stores what came of it. A fault that time mends leaves it due again. */
export async function carry(context: Context, desk: TransferApi, act: Act, how: How): Promise<void> {
  try {
    await settle(context, act, how.doer, await does(desk, act, how.resumed));
  } catch (error) {
    if (!(error instanceof MicrosoftError)) throw error;
    if (error.uncertain || error.remedy === 'retry') await later(context, act, error);
    else await refuse(context, act, how.doer, error);
  }
}

/** Each verb of the port looks before it acts; a request is looked for among the transfers of the tenant. */
async function does(desk: TransferApi, act: Act, resumed: boolean): Promise<PartnerTransfer> {
  const { tenantId, transferId, requestId, correlationId } = act;
  const ids = { requestId, correlationId };
  if (act.verb === 'request') {
    const { bindingId: _, productTypes, ...wanted } = act.wanted as TransferRequestInput;
    const made = resumed ? await requested(desk, tenantId, wanted.sourcePartnerTenantId) : undefined;
    return (
      made ??
      desk.request(
        tenantId,
        {
          ...(wanted as Omit<TransferRequestInput, 'bindingId' | 'productTypes'> & { mpnId?: string }),
          ...(productTypes.length > 0 && { productTypes }),
        },
        ids,
      )
    );
  }
  if (!transferId) throw new Error('an act on a transfer names it');
  if (act.verb === 'reject') return desk.reject(tenantId, transferId, ids);
  if (act.verb === 'withdraw') return desk.withdraw(tenantId, transferId, ids);
  const { lines } = act.wanted as { lines: AskedLine[] };
  const named = lines.map(({ microsoftId, mpnId }) => ({
    subscriptionId: microsoftId,
    ...(mpnId && { mpnId }),
  }));
  return desk.accept(tenantId, transferId, named, ids);
}

/** None was open before ours was stored, and Microsoft opens one at a time for a customer: the open one is ours. */
async function requested(desk: TransferApi, tenantId: string, source: string) {
  return (await desk.transfers(tenantId)).find(
    ({ direction, kind, state, raw }) =>
      direction === 'incoming' &&
      kind === 'new-commerce' &&
      state === 'pending' &&
      String(raw['sourcePartnerTenantId'] ?? '').toLowerCase() === source.toLowerCase(),
  );
}

async function settle(context: Context, act: Act, doer: Doer, done: PartnerTransfer): Promise<void> {
  const at = context.clock.now();
  await context.db.in(operatorScope, async (tx) => {
    const { id, number } = await keepTransfer(tx, act, done, at);
    await tx
      .updateTable('transferActs')
      .set({ state: 'done', transferId: done.id, settledAt: at, dueAt: null, reason: null })
      .where('id', '=', act.id)
      .execute();
    const failed = done.lines.filter(({ error }) => error).length;
    await record(tx, at, doer, {
      kind: events[act.verb] ?? 'transfer.changed',
      objectKind: 'transfer',
      objectId: id,
      resellerId: act.resellerId,
      customerId: act.customerId,
      data: {
        number,
        partner: done.otherPartner ?? '',
        lines: done.lines.length - failed,
        failed,
        wanted: act.wanted,
        requestId: act.requestId,
        correlationId: act.correlationId,
      },
    });
  });
}

async function refuse(context: Context, act: Act, doer: Doer, error: MicrosoftError): Promise<void> {
  const at = context.clock.now();
  const next = text(`change-remedy.${error.remedy}`) ?? '';
  await context.db.in(operatorScope, async (tx) => {
    await tx
      .updateTable('transferActs')
      .set({
        state: 'refused',
        reason: error.explanation,
        next,
        code: error.code,
        settledAt: at,
        dueAt: null,
        microsoftRequestId: error.requestId ?? null,
      })
      .where('id', '=', act.id)
      .execute();
    await record(tx, at, doer, {
      kind: 'transfer.refused',
      objectKind: act.customerId ? 'customer' : 'partner-account',
      objectId: act.customerId ?? act.partnerAccountId,
      resellerId: act.resellerId,
      customerId: act.customerId,
      data: { verb: act.verb, reason: error.explanation, code: error.code, transferId: act.transferId },
    });
  });
}

const longestPauseSeconds = 30 * 60;

async function later(context: Context, act: Act, error: MicrosoftError): Promise<void> {
  const seconds = Math.max(
    (error.retryAfterMs ?? 0) / 1000,
    Math.min(longestPauseSeconds, 2 ** act.attempts),
  );
  const dueAt = new Date(context.clock.now().getTime() + seconds * 1000);
  await context.db.in(operatorScope, (tx) =>
    tx
      .updateTable('transferActs')
      .set((row) => ({ dueAt, reason: error.explanation, attempts: row('attempts', '+', 1) }))
      .where('id', '=', act.id)
      .execute(),
  );
}

/** Carries on what a kill or a lost answer left of a tenant. */
export async function carryOn(context: Context, key: string): Promise<void> {
  const [partnerAccountId = '', tenantId = ''] = key.split('/');
  const found = await context.db.in(operatorScope, (tx) =>
    tx
      .selectFrom('transferActs as a')
      .innerJoin('members as m', 'm.id', 'a.askedBy')
      .selectAll('a')
      .select('m.name as memberName')
      .where('a.partnerAccountId', '=', partnerAccountId)
      .where('a.tenantId', '=', tenantId)
      .where('a.dueAt', '<=', context.clock.now())
      .orderBy('a.askedAt')
      .execute(),
  );
  if (found.length === 0) return;
  const desk = await deskOf(context, partnerAccountId);
  for (const { memberName, ...act } of found) {
    const doer = act.askedBy ? { id: act.askedBy, name: memberName } : concord;
    await carry(context, desk, act, { resumed: true, doer });
  }
}

/** Tenants with an act that a worker has to look at now. */
export async function dueTransfers(context: Context, now: Date): Promise<string[]> {
  const rows = await context.db.in(operatorScope, (tx) =>
    tx
      .selectFrom('transferActs')
      .select(['partnerAccountId', 'tenantId'])
      .where('dueAt', '<=', now)
      .orderBy('dueAt')
      .limit(100)
      .execute(),
  );
  return rows.map(({ partnerAccountId, tenantId }) => `${partnerAccountId}/${tenantId}`);
}
