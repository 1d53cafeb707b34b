import type { Pricing } from './catalogue-entities.ts';

/** A file of an order: purchase order or tender. */
export interface Attachment {
  id: string;
  orderId: string;
  fileName: string;
  sizeInKB: number;
  attachmentType: 'POAttachment' | 'TenderAttachment';
  /** Base64. */
  content: string;
}

export interface Participant {
  key: string;
  value: string;
}

export interface Line {
  id: number;
  catalogItemId: string;
  friendlyName?: string;
  quantity: number;
  termDuration?: string;
  billingCycle: string;
  currencyCode?: string;
  orderGroup?: string;
  participants?: Participant[];
  provisioningContext?: Record<string, string>;
  attestationAccepted?: boolean;
  customTermEndDate?: string;
  promotionId?: string;
  pricing?: Pricing;
  renewsTo?: { termDuration: string };
  /** Legacy add-ons under their base. */
  addonItems?: Line[];
  error?: { errorCode: string; errorDescription: string; additionalInformation?: Record<string, number> };
}

export interface Cart {
  id: string;
  tenantId: string;
  partnerTenantId: string;
  createdAt: string;
  modifiedAt: string;
  expiresAt: string;
  modifiedBy: string;
  status: 'Active' | 'Ordered';
  partnerOnRecordAttestationAccepted?: boolean;
  lines: Line[];
  /** Order id by order group. */
  orders: Record<string, string>;
}

export interface OrderLine {
  lineItemNumber: number;
  offerId: string;
  friendlyName: string;
  quantity: number;
  termDuration?: string;
  billingCycle: string;
  subscriptionId?: string;
  partnerIdOnRecord?: string;
  additionalPartnerIdsOnRecord?: string[];
  customTermEndDate?: string;
  attestationAccepted?: boolean;
  provisioningContext?: Record<string, string>;
  /** Legacy add-on: the subscription below which it stands. */
  parentSubscriptionId?: string;
  promotionId?: string;
  pricing?: Pricing;
  renewsTo?: { termDuration: string };
  /** Perpetual software: the keys that may be used. */
  productKeys?: string[];
  /** Legacy add-on bought together with its base: the number of the base's line. */
  parentLine?: number;
  /** Absent = new. */
  transactionType?: 'Renew' | 'Convert';
}

export interface Order {
  id: string;
  tenantId: string;
  partnerTenantId: string;
  billingCycle: string;
  currencyCode: string;
  createdAt: string;
  status: 'pending' | 'completed' | 'cancelled' | 'pending_po_upload' | 'po_upload_complete';
  /** Absent = a purchase by the partner. */
  transactionType?: 'SystemPurchase';
  /** Legacy: number of its etag. */
  version?: number;
  partnerOnRecordAttestationAccepted?: boolean;
  lines: OrderLine[];
}
