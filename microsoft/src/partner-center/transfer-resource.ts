import { count, type Json, list, object } from '../fields.ts';
import { each, reader } from './resource.ts';

/** A subscription that changes its partner. */
export interface TransferLine extends Json {
  id?: number;
  subscriptionId?: string;
  offerId?: string;
  billingCycle?: string;
  friendlyName?: string;
  quantity?: number;
  /** PartnerID of the reseller; legacy transfers only, see `Transfer.partnerOnRecord`. */
  partnerIdOnRecord?: string;
  addonItems?: TransferLine[];
  transferError?: string | null;
  status?: string;
}

/** @see https://learn.microsoft.com/partner-center/developer/transfer-entity-resources */
export interface Transfer extends Json {
  id: string;
  /** New commerce: `Pending`, `InProgress`, `Complete`, … Legacy: `Active`, `Reject`, … Unknown words occur. */
  status?: string;
  createdTime?: string;
  lastModifiedTime?: string;
  lastModifiedUser?: string;
  customerName?: string;
  customerTenantId?: string;
  sourcePartnerName?: string;
  sourcePartnerTenantId?: string;
  targetPartnerName?: string;
  targetPartnerTenantId?: string;
  targetPartnerEmailId?: string;
  customerEmailId?: string;
  /** 3: new commerce */
  transferType?: number;
  targetProductTypes?: string[] | null;
  /** PartnerID of the reseller for all lines; new commerce only. */
  partnerOnRecord?: string;
  /** The target of a new commerce transfer sees them when it is complete, with new ids. */
  lineItems?: TransferLine[];
}

const lineOf = reader<TransferLine>([], {
  id: count,
  quantity: count,
  addonItems: (value) => list(value).map(object),
});

export const transferOf = reader<Transfer>(['id'], { transferType: count, lineItems: each(lineOf) });
