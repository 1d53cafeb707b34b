import type { UserLicence } from './people-entities.ts';

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
  qualifications: {
    qualification: string;
    vettingStatus?: string;
    vettingReason?: string;
    vettingCreatedDate?: string;
    /** When Microsoft's review ends. */
    reviewedAt?: string;
  }[];
  /** Old Azure subscriptions that are not part of an Azure plan. */
  hasLegacyAzure?: boolean;
  billingProfile?: BillingProfile;
  createdByPartner?: string;
}

/** A name that is used up; without a tenant when creation failed after the name was taken. */
export interface Domain {
  id: string;
  tenantId?: string;
}

export interface Application {
  /** Application (client) id. */
  id: string;
  tenantId: string;
  name: string;
  secrets: { value: string; expires: string }[];
  /** PEM. */
  certificates?: string[];
  /** A native application: nothing proves it, and it gets no tokens of its own. */
  isPublic?: boolean;
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
  /** Its name before it was deleted. */
  formerName?: string;
  immutableId?: string;
  phoneNumber?: string;
  licences?: UserLicence[];
  /** Ids of security groups besides those of its Partner Center roles. */
  groups?: string[];
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
