import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Transfer, TransferVerb } from '@concord/contract/transfers';
import type { TransferApi } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { Refusal } from '../errors.ts';
import type { Call } from '../http/handle.ts';
import { type Act, carry } from './carry.ts';
import { deskOf, keepTransfer, keyOf, type Place, readTransfers } from './desk.ts';
import { type AskedLine, judge, refusalWords } from './judge.ts';
import { choiceOf } from './lines.ts';
import { type Found, findTransfer, readTransfer } from './store.ts';

type ActRoute = 'POST /transfers/:id/accept' | 'POST /transfers/:id/reject' | 'POST /transfers/:id/withdraw';

/**
 * Does a verb for a person: reads the transfer fresh, stores what is asked and under which ids, then calls Microsoft.
 * The same key from the same member answers with what came of it before.
 * @throws Refusal 404 outside the caller's scope; 409 while another act on the tenant is under way; 422 with reason and
 *   next step when it is not possible
 */
export async function act(
  context: Context,
  call: Call<ActRoute>,
  verb: TransferVerb,
  lines: readonly AskedLine[] = [],
): Promise<Transfer> {
  const found = await call.db((tx) => findTransfer(tx, call.params.id));
  const wanted = { transferId: found.transferId, lines: plain(lines) };
  return alone(context, call, found, { verb, wanted }, async (desk) => {
    const seen = await readFresh(context, desk, found);
    const refused = await context.db.in(operatorScope, async (tx) =>
      judge(
        verb,
        seen.transfer,
        lines,
        (await choiceOf(tx, seen)).map(({ microsoftId }) => microsoftId ?? ''),
      ),
    );
    if (refused) throw refusalOf(refused);
    return found.transferId;
  });
}

/** What is asked, and of which transfer of the tenant; a request has none yet. */
export interface Wish {
  verb: string;
  wanted: unknown;
}

/** Stores and carries out what `check` lets pass, alone on the tenant. @returns the transfer as it is then */
export async function alone(
  context: Context,
  call: Pick<Call<ActRoute>, 'actor' | 'doer' | 'idempotencyKey' | 'now' | 'db'>,
  place: Place,
  wish: Wish,
  check: (desk: TransferApi) => Promise<string | null>,
): Promise<Transfer> {
  const earlier = await call.db((tx) => askedBefore(tx, call.actor.id, call.idempotencyKey));
  if (earlier) return again(call, earlier, wish);
  const { partnerAccountId, tenantId, resellerId, customerId } = place;
  let id: string | undefined;
  const free = await context.workflows.alone('transfer', keyOf(place), async () => {
    const desk = await deskOf(context, partnerAccountId);
    await context.db.in(operatorScope, (tx) => refuseBusy(tx, place));
    const transferId = await check(desk);
    const stored = await context.db.in(operatorScope, (tx) =>
      tx
        .insertInto('transferActs')
        .values({
          id: newId(),
          partnerAccountId,
          tenantId,
          resellerId,
          customerId,
          transferId,
          verb: wish.verb,
          wanted: JSON.stringify(wish.wanted),
          state: 'pending',
          requestId: randomUUID(),
          correlationId: randomUUID(),
          askedBy: call.actor.id,
          askedAt: call.now,
          dueAt: call.now,
          idempotencyKey: call.idempotencyKey,
        })
        .returningAll()
        .executeTakeFirstOrThrow(),
    );
    id = stored.id;
    await carry(context, desk, stored, { resumed: false, doer: call.doer });
  });
  if (free && id) {
    const done = id;
    return answer(call, await context.db.in(operatorScope, (tx) => findAct(tx, done)));
  }
  const twin = await call.db((tx) => askedBefore(tx, call.actor.id, call.idempotencyKey));
  if (twin) return again(call, twin, wish);
  throw new Refusal(409, 'transfer-busy');
}

const again = (call: Pick<Call<ActRoute>, 'db'>, earlier: Act, { verb, wanted }: Wish) => {
  if (earlier.verb !== verb || !isDeepStrictEqual(earlier.wanted, plain(wanted)))
    throw new Refusal(422, 'transfer-key-reused');
  return answer(call, earlier);
};

/** @throws Refusal 422 when Microsoft refused it; 502 for a request whose answer is not known yet */
async function answer(call: Pick<Call<ActRoute>, 'db'>, act: Act): Promise<Transfer> {
  const { state, reason, next, code, microsoftRequestId, correlationId, transferId } = act;
  if (state === 'refused')
    throw new Refusal(422, 'transfer-refused', {
      params: { reason: reason ?? '', next: next ?? '' },
      microsoft: { code: code ?? undefined, requestId: microsoftRequestId ?? undefined, correlationId },
    });
  if (!transferId) throw new Refusal(502, 'transfer-outcome-unknown', { params: { reason: reason ?? '' } });
  return call.db(async (tx) => {
    const { id } = await tx
      .selectFrom('mirrorTransfers')
      .select('id')
      .where('partnerAccountId', '=', act.partnerAccountId)
      .where('tenantId', '=', act.tenantId)
      .where('transferId', '=', transferId)
      .executeTakeFirstOrThrow();
    return readTransfer(tx, id);
  });
}

/** The transfer as Microsoft has it now. @throws Refusal 409 when it is gone; MicrosoftError */
export async function readFresh(context: Context, desk: TransferApi, found: Found): Promise<Found> {
  const at = context.clock.now();
  const transfer = await desk.transfer(found.tenantId, found.transferId);
  if (!transfer) {
    await readTransfers(context, desk, found);
    throw new Refusal(409, 'transfer-gone');
  }
  await context.db.in(operatorScope, (tx) => keepTransfer(tx, found, transfer, at));
  return { ...found, transfer, asOf: at };
}

async function refuseBusy(tx: Tx, { partnerAccountId, tenantId }: Place): Promise<void> {
  const busy = await tx
    .selectFrom('transferActs')
    .select('id')
    .where('partnerAccountId', '=', partnerAccountId)
    .where('tenantId', '=', tenantId)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  if (busy) throw new Refusal(409, 'transfer-busy');
}

export function refusalOf(refused: { code: string; values?: Record<string, string | number> }): Refusal {
  const { code, text, next } = refusalWords(refused);
  return new Refusal(422, 'transfer-refused', { params: { reason: text, next }, microsoft: { code } });
}

const askedBefore = (tx: Tx, memberId: string, key: string) =>
  tx
    .selectFrom('transferActs')
    .selectAll()
    .where('askedBy', '=', memberId)
    .where('idempotencyKey', '=', key)
    .executeTakeFirst();

const findAct = (tx: Tx, id: string) =>
  tx.selectFrom('transferActs').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
