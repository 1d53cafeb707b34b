import type { Address } from './directory-entities.ts';

export interface Partner {
  /** Tenant id. */
  id: string;
  name: string;
  kind: 'direct' | 'indirect-provider' | 'indirect-reseller' | 'other';
  mpnId: string;
  country: string;
  mpaSigned: boolean;
  /** A partner tenant of the integration sandbox: other limits, dummy activation links. */
  sandbox?: boolean;
  status: 'active' | 'suspended';
  /** When it was suspended; its delegated-admin relationships are revoked then. */
  suspendedAt?: string;
  gdapRevoked?: boolean;
  /** What the partner wrote into its profiles, by the last part of their address. */
  profiles?: Record<string, Record<string, unknown>>;
  /** Whether enforcement of multi-factor authentication has reached this partner; absent = as the setting says. */
  mfaEnforced?: boolean;
  /** Charges up to this instant were billed before the world began. */
  billedUntil?: string;
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
  /** Monthly budget for Azure, in the customer's currency. */
  usageBudget?: number;
  since: string;
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
  /** JSON texts of the resource. */
  oldValue?: string;
  newValue?: string;
  /** Key and value pairs. */
  details: Record<string, string>;
}
