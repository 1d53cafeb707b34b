import type { TransferVerb } from '@concord/contract/transfers';
import { explain, type PartnerTransfer } from '@concord/microsoft';
import { text } from '../texts/texts.ts';
import { mostLines } from './lines.ts';
import { verbsOf } from './states.ts';

export interface AskedLine {
  microsoftId: string;
  mpnId?: string | undefined;
}

export interface Refused {
  code: string;
  values?: Record<string, string | number>;
}

/** What stands in the way of a verb, by the rules; `undefined`: nothing. */
export function judge(
  verb: TransferVerb,
  transfer: PartnerTransfer,
  lines: readonly AskedLine[],
  choice: readonly string[],
): Refused | undefined {
  if (transfer.kind === 'new-commerce' && transfer.direction === 'outgoing' && verb === 'reject')
    return { code: 'no-rejection' };
  if (!verbsOf(transfer).includes(verb))
    return transfer.state === 'pending'
      ? { code: 'not-yours' }
      : { code: 'over', values: { state: transfer.state } };
  if (verb !== 'accept') return undefined;
  return transfer.kind === 'legacy' ? ofOffer(transfer, lines) : ofChoice(lines, choice);
}

/** The offer names the reseller of each line and Microsoft takes it as it is: what is confirmed has to be the same. */
function ofOffer(transfer: PartnerTransfer, lines: readonly AskedLine[]): Refused | undefined {
  const asked = new Map(lines.map(({ microsoftId, mpnId }) => [microsoftId.toLowerCase(), mpnId]));
  for (const { subscriptionId = '', name, offerId, mpnId } of transfer.lines) {
    const what = name ?? offerId ?? subscriptionId;
    if (!asked.has(subscriptionId)) return { code: 'line-missing', values: { what } };
    const confirmed = asked.get(subscriptionId);
    if ((confirmed ?? '') !== (mpnId ?? ''))
      return { code: 'mpn-differs', values: { what, offered: mpnId || '–', confirmed: confirmed || '–' } };
  }
  return undefined;
}

function ofChoice(lines: readonly AskedLine[], choice: readonly string[]): Refused | undefined {
  if (lines.length === 0) return { code: 'no-lines' };
  if (lines.length > mostLines) return { code: 'many-lines', values: { most: mostLines } };
  const ids = lines.map(({ microsoftId }) => microsoftId.toLowerCase());
  if (new Set(ids).size < ids.length) return { code: 'line-twice' };
  const strange = ids.find((id) => !choice.includes(id));
  return strange === undefined ? undefined : { code: 'line-unknown', values: { what: strange } };
}

/** A refusal in plain words: what stands in the way, and what helps. */
export function refusalWords({ code, values = {} }: Refused) {
  const key = `transfer-refused.${code}`;
  const known = explain(code);
  const state = values['state'] ? text(`transfer-state.${values['state']}`) : undefined;
  return {
    code,
    text: text(`${key}.text`, { ...values, state }) ?? known?.explanation ?? code,
    next: text(`${key}.next`, values) ?? text(`change-remedy.${known?.remedy ?? 'fix-input'}`) ?? '',
  };
}
