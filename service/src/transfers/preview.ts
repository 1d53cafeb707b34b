import type { TransferPreview } from '@concord/contract/transfers';
import type { Context } from '../context.ts';
import type { Call } from '../http/handle.ts';
import { text } from '../texts/texts.ts';
import { readFresh } from './act.ts';
import { deskOf, readTransfers } from './desk.ts';
import { judge, refusalWords } from './judge.ts';
import { choiceOf, namedOf } from './lines.ts';
import { findTenant, judgeRequest } from './request.ts';
import { findTransfer } from './store.ts';
import { wordsOf } from './words.ts';

/** What a verb would do now, after a fresh read, in words. Nothing is changed. */
export async function previewAct(
  context: Context,
  { body, params, now, db }: Call<'POST /transfers/:id/preview'>,
): Promise<TransferPreview> {
  const found = await db((tx) => findTransfer(tx, params.id));
  const desk = await deskOf(context, found.partnerAccountId);
  const seen = await readFresh(context, desk, found);
  const { named, choice } = await db(async (tx) => ({
    named: await namedOf(tx, seen),
    choice: await choiceOf(tx, seen),
  }));
  const refused = judge(
    body.verb,
    seen.transfer,
    body.lines,
    choice.map(({ microsoftId }) => microsoftId ?? ''),
  );
  const chosen = body.lines.map(({ microsoftId }) => microsoftId.toLowerCase());
  const lines =
    seen.transfer.kind === 'legacy' || body.verb !== 'accept'
      ? named
      : choice.filter(({ microsoftId }) => chosen.includes(microsoftId ?? ''));
  return {
    verb: body.verb,
    allowed: !refused,
    refusal: refused ? refusalWords(refused) : null,
    words: refused ? [] : wordsOf(body.verb, seen.transfer, lines),
    asOf: now.toISOString(),
  };
}

/** What asking another partner would do, in words. */
export async function previewRequest(
  context: Context,
  { body, now, db }: Call<'POST /transfer-request-preview'>,
): Promise<TransferPreview> {
  const place = await db((tx) => findTenant(tx, body.bindingId));
  await readTransfers(context, await deskOf(context, place.partnerAccountId), place);
  const refused = await db((tx) => judgeRequest(tx, place, body));
  const { companyName: customer, domain } = place;
  const partner = body.sourcePartnerName;
  const say = (key: string, values = {}) => text(`transfer-words.${key}`, values) ?? '';
  const products = body.productTypes.map((type) => text(`transfer-product.${type}`) ?? type).join(', ');
  return {
    verb: 'request',
    allowed: !refused,
    refusal: refused ? refusalWords(refused) : null,
    words: refused
      ? []
      : [
          say(products ? 'request-some' : 'request-all', { partner, customer, domain, products }),
          say('request-mail', { email: body.customerEmail }),
          ...(body.mpnId ? [say('request-mpn', { mpnId: body.mpnId })] : []),
          say('request-then', { partner }),
        ],
    asOf: now.toISOString(),
  };
}
