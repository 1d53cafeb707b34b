import { z } from 'zod';
import { Email, Guid, MpnId, optional, text } from './fields.ts';
import { Id, Instant, Money, PageQuery } from './page.ts';

export const TransferDirection = z.enum(['incoming', 'outgoing']);
export type TransferDirection = z.infer<typeof TransferDirection>;

/**
 * `new-commerce`: the partner that wants the subscriptions asks, the one that has them names what moves. `legacy`: the
 * one that has them offers, the other takes all of it or none.
 */
export const TransferKind = z.enum(['new-commerce', 'legacy']);

export const TransferState = z.enum([
  'pending',
  'in-progress',
  'complete',
  'withdrawn',
  'rejected',
  'expired',
  'failed',
]);
export type TransferState = z.infer<typeof TransferState>;

export const TransferVerb = z.enum(['accept', 'reject', 'withdraw']);
export type TransferVerb = z.infer<typeof TransferVerb>;

/** Subscriptions of a customer that move from one partner to another, as Microsoft said last. */
export const TransferRow = z.object({
  id: Id,
  number: z.int(),
  direction: TransferDirection,
  kind: TransferKind,
  state: TransferState,
  /** `null`: nobody here is bound to the tenant. */
  customerId: Id.nullable(),
  customerName: z.string().nullable(),
  resellerName: z.string(),
  tenantId: z.string(),
  domain: z.string().nullable(),
  otherPartner: z.string().nullable(),
  /** Named subscriptions and their seats; a new commerce transfer names none before it is accepted. */
  lines: z.int(),
  seats: z.int(),
  createdAt: Instant.nullable(),
  /** Unanswered, it ends then by itself. */
  expiresAt: Instant.nullable(),
  asOf: Instant,
});
export type TransferRow = z.infer<typeof TransferRow>;

export const TransferLine = z.object({
  /** Microsoft's id; `null` where Microsoft does not show it to us. */
  microsoftId: z.string().nullable(),
  /** Our record of it. */
  subscriptionId: Id.nullable(),
  name: z.string(),
  seats: z.int().nullable(),
  /** MPN ID of the reseller to whom it is, or will be, attributed. */
  mpnId: z.string().nullable(),
  /** Who that is here. */
  mpnReseller: z.string().nullable(),
  /** What a billing cycle of it is sold for; `null` without a plan. */
  price: Money.nullable(),
  endsOn: z.string().nullable(),
  /** Why it did not move. */
  error: z.string().nullable(),
});
export type TransferLine = z.infer<typeof TransferLine>;

export const Transfer = TransferRow.extend({
  transferId: z.string(),
  partnerAccountId: Id,
  partnerAccountName: z.string().nullable(),
  named: z.array(TransferLine),
  /** What could be named when it is accepted; empty unless that is ours to do. */
  choice: z.array(TransferLine),
  /** What can be done now. */
  verbs: z.array(TransferVerb),
  /** What is being done: it is carried to its end by itself. */
  pending: z.object({ verb: z.string(), since: Instant, reason: z.string().nullable() }).nullable(),
  /** MPN ID that the target asked for, for all that moves. */
  mpnId: z.string().nullable(),
  mirror: z.record(z.string(), z.unknown()),
});
export type Transfer = z.infer<typeof Transfer>;

export const TransferQuery = PageQuery.extend({
  direction: TransferDirection.optional(),
  /** `open`: pending or in progress. */
  state: z.enum(['open', ...TransferState.options]).optional(),
  customerId: Id.optional(),
});

/** What is asked of a transfer; `lines` only with `accept`. */
export const TransferLinesInput = z.object({
  lines: z
    .array(
      z.object({
        microsoftId: z.string().trim().min(1, 'required').max(100),
        mpnId: optional(MpnId),
      }),
    )
    .max(200, 'too-large')
    .default([]),
});
export type TransferLinesInput = z.infer<typeof TransferLinesInput>;

export const TransferPreviewInput = TransferLinesInput.extend({ verb: TransferVerb });

/** What a verb would do, said before. Nothing is changed. */
export const TransferPreview = z.object({
  verb: z.string(),
  allowed: z.boolean(),
  refusal: z.object({ code: z.string(), text: z.string(), next: z.string() }).nullable(),
  /** What will happen, sentence by sentence. */
  words: z.array(z.string()),
  asOf: Instant,
});
export type TransferPreview = z.infer<typeof TransferPreview>;

export const TransferProduct = z.enum([
  'OnlineServicesNCE',
  'AzureSubscription',
  'AzureReservation',
  'AzureSavingsPlan',
]);

/** New commerce: asks the partner that has a customer's subscriptions for them. */
export const TransferRequestInput = z.object({
  /** The customer's tenant. */
  bindingId: Id,
  sourcePartnerTenantId: Guid,
  sourcePartnerName: text(200),
  /** Microsoft tells the customer by mail. */
  customerEmail: Email,
  /** All of them when none is named. */
  productTypes: z.array(TransferProduct).max(4).default([]),
  /** Of the reseller that shall have all of them; an indirect provider names one. */
  mpnId: optional(MpnId),
});
export type TransferRequestInput = z.infer<typeof TransferRequestInput>;
