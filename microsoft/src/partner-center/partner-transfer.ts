import { text, word } from '../fields.ts';
import type { PartnerTransfer, PartnerTransferLine } from '../sync.ts';
import type { Transfer, TransferLine } from './transfer-resource.ts';

/** @see https://learn.microsoft.com/partner-center/customers/transfer-subscriptions */
const life = 30 * 86_400_000;

const states = new Map<string, PartnerTransfer['state']>(
  Object.entries({
    pending: 'pending',
    active: 'pending',
    in_progress: 'in-progress',
    inprogress: 'in-progress',
    complete: 'complete',
    completed: 'complete',
    cancel: 'withdrawn',
    canceled: 'withdrawn',
    cancelled: 'withdrawn',
    withdrawn: 'withdrawn',
    reject: 'rejected',
    rejected: 'rejected',
    expired: 'expired',
    failed: 'failed',
    error: 'failed',
  }),
);

/**
 * A transfer as the ports speak of it. Microsoft does not publish all words of its states: an unknown one counts as
 * in progress, so that nothing is begun beside it. [U]
 */
export function partnerTransfer(one: Transfer, partnerTenantId: string): PartnerTransfer {
  const kind = one.transferType === 3 ? 'new-commerce' : 'legacy';
  const state = states.get(word(one.status)) ?? 'in-progress';
  const incoming = one.targetPartnerTenantId?.toLowerCase() === partnerTenantId.toLowerCase();
  const created = Date.parse(text(one.createdTime) ?? '');
  const expires = kind === 'new-commerce' && state === 'pending' && !Number.isNaN(created);
  const lines = (one.lineItems ?? []).map(line);
  const mpnIds = new Set(lines.map(({ mpnId }) => mpnId));
  return {
    id: one.id,
    direction: incoming ? 'incoming' : 'outgoing',
    kind,
    state,
    otherPartner:
      text(incoming ? one.sourcePartnerName : one.targetPartnerName) ||
      text(incoming ? one.sourcePartnerTenantId : one.targetPartnerTenantId) ||
      undefined,
    createdAt: text(one.createdTime) || undefined,
    expiresAt: expires ? new Date(created + life).toISOString() : undefined,
    mpnId: text(one.partnerOnRecord) || (mpnIds.size === 1 ? [...mpnIds][0] : undefined),
    lines,
    raw: one,
  };
}

function line(one: TransferLine): PartnerTransferLine {
  return {
    subscriptionId: text(one.subscriptionId)?.toLowerCase(),
    offerId: text(one.offerId) || undefined,
    name: text(one.friendlyName) || undefined,
    quantity: one.quantity,
    mpnId: text(one.partnerIdOnRecord) || undefined,
    error: errorOf(one.transferError),
  };
}

/** A text, or an object with code and description: Microsoft shows both. */
function errorOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return text(error) || undefined;
  const { code, description } = error as { code?: unknown; description?: unknown };
  return [text(code), text(description)].filter(Boolean).join(': ') || undefined;
}
