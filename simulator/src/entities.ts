import type { Seed } from './seed.ts';

/** Shapes of what the world holds. They are the simulator's own; the wire shapes are made in the rooms. */
export interface Settings {
  /** Calls a minute and partner tenant; 0 = no limit. */
  quotaPerMinute: number;
  /** Time that every call takes, in ms. */
  latencyMs: number;
  /** ISO durations. */
  provisioning: string;
  orderListLag: string;
  availabilityLife: string;
  /** Partner Center refuses app+user calls without the MFA claim (401, 900421). */
  mfaEnforced: boolean;
  /** Entra refuses to sign in with a password alone (AADSTS50076). */
  mfaRequiredAtSignIn: boolean;
}

export interface ClockState {
  /** Virtual time minus real time while it runs, in ms. */
  offsetMs: number;
  /** Instant at which it stands; absent while it runs. */
  frozenAt?: string;
}

export interface Meta {
  id: 'world';
  seed: string;
  counter: number;
  settings: Settings;
  clock: ClockState;
}

/** The seed from which the world began, so that it can be planted again after a restart. */
export interface PlantedSeed {
  id: 'seed';
  seed: Seed;
}

export interface SigningKey {
  id: string;
  privateJwk: Record<string, unknown>;
  publicJwk: Record<string, unknown>;
}

export interface Address {
  country: string;
  region?: string;
  city?: string;
  state?: string;
  addressLine1?: string;
  addressLine2?: string;
  addressLine3?: string;
  postalCode?: string;
  firstName?: string;
  middleName?: string;
  lastName?: string;
  phoneNumber?: string;
}

export interface BillingProfile {
  id: string;
  email: string;
  culture: string;
  language: string;
  companyName: string;
  firstName?: string;
  lastName?: string;
  address: Address;
  /** Signed 64-bit integer as text. */
  etag: string;
}

export interface Tenant {
  id: string;
  commerceId: string;
  /** First domain. */
  domain: string;
  companyName: string;
  country: string;
  customDomains: string[];
  organizationRegistrationNumber?: string;
  /** The customer accepted the agreement itself, in the admin center. */
  directSignedAt?: string;
  /** Result of Microsoft's vetting; absent = no record. */
  accountStatus?: 'Allowed' | 'UnderReview' | 'NotAllowed' | 'Unknown' | 'Not Ready';
  accountStatusAt?: string;
  qualifications: { qualification: string; vettingStatus?: string; vettingCreatedDate?: string }[];
  billingProfile?: BillingProfile;
  createdByPartner?: string;
}

/** A name that is used up; without a tenant when creation failed after the name was taken. */
export interface Domain {
  id: string;
  tenantId?: string;
}

export interface Partner {
  /** Tenant id. */
  id: string;
  name: string;
  kind: 'direct' | 'indirect-provider' | 'indirect-reseller' | 'other';
  mpnId: string;
  country: string;
  mpaSigned: boolean;
  status: 'active' | 'suspended';
  email: string;
  address: Address;
}

export interface Partnership {
  id: string;
  providerTenantId: string;
  resellerTenantId: string;
  state: 'Active';
}

export interface Relationship {
  id: string;
  partnerTenantId: string;
  tenantId: string;
  /** Indirect reseller to whom the customer belongs. */
  resellerTenantId?: string;
  /** Roles that a delegated-admin relationship gives; empty = none. */
  gdapRoles: string[];
  since: string;
}

export interface Application {
  /** Application (client) id. */
  id: string;
  tenantId: string;
  name: string;
  secrets: { value: string; expires: string }[];
  redirectUris: string[];
  permissions: string[];
}

export interface User {
  id: string;
  tenantId: string;
  userPrincipalName: string;
  displayName: string;
  firstName?: string;
  lastName?: string;
  usageLocation?: string;
  password: string;
  forceChangePassword: boolean;
  /** Signs in with a second factor. */
  mfa: boolean;
  /** Partner Center roles, e.g. `AdminAgents`; in a customer's tenant, directory roles. */
  roles: string[];
  state: 'active' | 'inactive';
  softDeletionTime?: string;
  /** Refresh tokens issued before are dead. */
  tokensValidFrom?: string;
}

/** An authorization code or a refresh token; its id is the SHA-256 of the secret text. */
export interface Grant {
  id: string;
  kind: 'code' | 'refresh';
  userId: string;
  applicationId: string;
  mfa: boolean;
  issuedAt: string;
  expiresAt: string;
  scope: string;
  nonce?: string;
  redirectUri?: string;
  codeChallenge?: string;
  codeChallengeMethod?: string;
}

export interface Contact {
  firstName: string;
  lastName: string;
  email: string;
  phoneNumber?: string;
}

export interface Agreement {
  id: string;
  tenantId: string;
  templateId: string;
  type: string;
  dateAgreed: string;
  recordedAt: string;
  method: 'enhanced-attestation' | 'confirmation';
  primaryContact: Contact;
  attestationId?: string;
}

export interface Attestation {
  id: string;
  partnerTenantId: string;
  country: string;
  language: string;
  companyName: string;
  signatory: Contact;
  status: 'created' | 'accepted' | 'finalised';
  createdAt: string;
  acceptedAt?: string;
  tenantId?: string;
}

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

export interface AuditRecord {
  id: string;
  partnerId: string;
  customerId?: string;
  customerName?: string;
  userPrincipalName?: string;
  applicationId?: string;
  resourceType: string;
  operationType: string;
  operationDate: string;
  correlationId: string;
  /** Key and value pairs. */
  details: Record<string, string>;
}

/** Answer of a finished POST, kept for repeats under the same MS-RequestId. */
export interface Replay {
  id: string;
  at: string;
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Something that happens by itself at its time. */
export interface Due {
  id: string;
  at: string;
  kind: 'provision-order';
  ref: string;
}
