export interface Sku {
  id: string;
  title: string;
  description: string;
  minimumQuantity: number;
  maximumQuantity: number;
  isTrial: boolean;
  terms: { duration: string; billingCycle: string; price: Record<string, string> }[];
  segments: string[];
  isAddon: boolean;
  /** `product:sku`; one of them must be owned. */
  prerequisiteSkus: string[];
  provisioningId?: string;
  attestationType?: string;
  /** Countries where it is sold; absent = everywhere. */
  countries?: string[];
}

export interface Product {
  id: string;
  title: string;
  description: string;
  kind: 'nce' | 'azure-plan' | 'azure-reservation' | 'perpetual' | 'software';
  skus: Sku[];
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
}

export interface Order {
  id: string;
  tenantId: string;
  partnerTenantId: string;
  billingCycle: string;
  currencyCode: string;
  createdAt: string;
  status: 'pending' | 'completed';
  partnerOnRecordAttestationAccepted?: boolean;
  lines: OrderLine[];
}

export interface Subscription {
  id: string;
  tenantId: string;
  partnerTenantId: string;
  orderId: string;
  offerId: string;
  offerName: string;
  friendlyName: string;
  kind: Product['kind'];
  quantity: number;
  status: 'active' | 'suspended' | 'deleted' | 'expired' | 'disabled';
  isTrial: boolean;
  autoRenewEnabled: boolean;
  termDuration?: string;
  billingCycle: string;
  createdAt: string;
  startedAt: string;
  /** `YYYY-MM-DD`, inclusive. */
  commitmentEndDate: string;
  cancellationAllowedUntil: string;
  partnerId?: string;
  lots: { quantity: number; allowedUntil: string }[];
}
