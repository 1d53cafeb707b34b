import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { MicrosoftError } from '../errors.ts';
import { text } from '../fields.ts';
import type { PartnerTransfer } from '../sync.ts';
import {
  acceptOfferedTransfer,
  rejectTransfer,
  type TransferSubmitResult,
  withdrawTransfer,
} from './legacy-transfers.ts';
import { partnerTransfer } from './partner-transfer.ts';
import type { Transfer } from './transfer-resource.ts';
import { acceptTransfer, cancelTransfer, transfer } from './transfers.ts';

/*
 * What is done with a transfer that exists, of either kind. Each sets a state: done twice it is done once, and after a
 * lost answer one looks.
 */

/** See `TransferApi.accept`. */
export async function accept(
  door: Door,
  own: string,
  tenantId: string,
  transferId: string,
  lines: { subscriptionId: string; mpnId?: string }[],
  ids: CallIds,
): Promise<PartnerTransfer> {
  const look = async () => partnerTransfer(await known(door, tenantId, transferId), own);
  const accepted: PartnerTransfer['state'][] = ['in-progress', 'complete'];
  return once(look, accepted, async (asked) => {
    if (asked.kind === 'new-commerce') {
      const lineItems = lines.map((line, id) => ({ id, ...lineItem(line) }));
      const begun = { ...asked.raw, id: transferId };
      return partnerTransfer(await acceptTransfer(door, tenantId, begun, lineItems, ids), own);
    }
    const result = await acceptOfferedTransfer(door, tenantId, transferId, ids);
    return withErrors(await look(), result);
  });
}

/** What failed is said in the answer to the acceptance; it may be missing in the transfer itself. */
function withErrors(done: PartnerTransfer, { transferErrors }: TransferSubmitResult): PartnerTransfer {
  const why = new Map(
    transferErrors.flatMap(({ code, description, lineItems = [] }) =>
      lineItems.map(({ subscriptionId }) => [
        text(subscriptionId)?.toLowerCase(),
        [text(code), text(description)].filter(Boolean).join(': '),
      ]),
    ),
  );
  const lines = done.lines.map((line) => ({ ...line, error: line.error ?? why.get(line.subscriptionId) }));
  return { ...done, lines };
}

/** See `TransferApi.reject`. */
export function reject(
  door: Door,
  own: string,
  tenantId: string,
  transferId: string,
  ids: CallIds,
): Promise<PartnerTransfer> {
  const look = async () => partnerTransfer(await known(door, tenantId, transferId), own);
  return once(look, ['rejected'], async ({ kind }) => {
    if (kind === 'new-commerce')
      throw refused(
        'not-possible',
        'Microsoft offers no way to refuse a request for subscriptions of new commerce. Unanswered it expires after thirty days; the partner that asks can withdraw it before.',
      );
    return partnerTransfer(await rejectTransfer(door, tenantId, transferId, ids), own);
  });
}

/** See `TransferApi.withdraw`. */
export async function withdraw(
  door: Door,
  own: string,
  tenantId: string,
  transferId: string,
  ids: CallIds,
): Promise<PartnerTransfer> {
  const begun = partnerTransfer(await known(door, tenantId, transferId), own);
  const look = async (): Promise<PartnerTransfer> => {
    const now = await transfer(door, tenantId, transferId);
    // One of the old kind is gone once it is withdrawn.
    return now ? partnerTransfer(now, own) : { ...begun, state: 'withdrawn' };
  };
  return once(look, ['withdrawn'], async ({ kind, raw }) => {
    if (kind === 'new-commerce')
      return partnerTransfer(await cancelTransfer(door, tenantId, { ...raw, id: transferId }, ids), own);
    await withdrawTransfer(door, tenantId, transferId, ids);
    return { ...begun, state: 'withdrawn' };
  });
}

/** Acts unless it is done; after a lost answer, looks whether it was done. */
async function once(
  look: () => Promise<PartnerTransfer>,
  done: PartnerTransfer['state'][],
  act: (asked: PartnerTransfer) => Promise<PartnerTransfer>,
): Promise<PartnerTransfer> {
  const before = await look();
  if (done.includes(before.state)) return before;
  try {
    return await act(before);
  } catch (error) {
    if (!(error instanceof MicrosoftError) || !error.uncertain) throw error;
    const after = await look();
    if (done.includes(after.state)) return after;
    throw error;
  }
}

/** @throws MicrosoftError `transfer-unknown` */
async function known(door: Door, tenantId: string, transferId: string): Promise<Transfer> {
  const found = await transfer(door, tenantId, transferId);
  if (found) return found;
  throw refused(
    'transfer-unknown',
    'Microsoft does not show this transfer any more. It was withdrawn, or belongs to other partners. Read the transfers again.',
  );
}

const refused = (code: string, explanation: string) =>
  new MicrosoftError({ remedy: 'fix-input', code, description: '', explanation });

/** A line as Microsoft wants it. */
export const lineItem = ({ subscriptionId, mpnId }: { subscriptionId: string; mpnId?: string }) => ({
  subscriptionId,
  partnerIdOnRecord: mpnId,
});
