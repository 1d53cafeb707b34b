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
  /** The domain of new users; the first one unless another is chosen. */
  defaultDomain?: string;
  /** Names whose ownership is not proven yet: other tenants may have asked for them too. */
  unverifiedDomains?: string[];
  domainSettings?: Record<string, DomainSettings>;
}

export interface DomainSettings {
  supportedServices?: string[];
  passwordValidityPeriodInDays?: number;
  passwordNotificationWindowInDays?: number;
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
  secrets: ApplicationSecret[];
  /** PEM. */
  certificates?: string[];
  /** A native application: nothing proves it, and it gets no tokens of its own. */
  isPublic?: boolean;
  /** A page that runs in the browser: nothing proves it, and its refresh tokens end a day after the sign-in. */
  isSinglePage?: boolean;
  redirectUris: string[];
  permissions: string[];
  createdAt?: string;
  /** `AzureADMyOrg` and the like. */
  audience?: string;
  identifierUris?: string[];
  /** What it needs of other applications, as it was given. */
  requiredResourceAccess?: RequiredResourceAccess[];
}

export interface ApplicationSecret {
  value: string;
  expires: string;
  keyId?: string;
  displayName?: string;
  startsAt?: string;
}

export interface RequiredResourceAccess {
  resourceAppId: string;
  resourceAccess: { id: string; type: string }[];
}

/** An application as a tenant knows it. */
export interface ServicePrincipal {
  /** Object id. */
  id: string;
  tenantId: string;
  applicationId: string;
  accountEnabled: boolean;
  /** Names of directory roles. */
  roles: string[];
  assignments: { id: string; resourceId: string; appRoleId: string; createdAt: string }[];
}

/** A security group that somebody made, besides those of Partner Center's roles. */
export interface Group {
  id: string;
  tenantId: string;
  displayName: string;
  description?: string;
  mailNickname?: string;
  createdAt: string;
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
  /** `false`: may not sign in. */
  accountEnabled?: boolean;
  softDeletionTime?: string;
  /** Its name before it was deleted. */
  formerName?: string;
  immutableId?: string;
  phoneNumber?: string;
  licences?: UserLicence[];
  managerId?: string;
  /** Job title, department and the like, by Graph's names. */
  profile?: Record<string, string | string[]>;
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
  /** Digest of the password with which a public client's token was got. */
  passwordDigest?: string;
  codeChallengeMethod?: string;
}
