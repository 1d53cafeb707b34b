import type { GdapStatus, TransferStatus } from '@concord/rules';

export interface UserLicence {
  skuId: string;
  excludedPlans: string[];
}

/** Licences in a tenant that come through another channel than the simulator's subscriptions. */
export interface TenantSku {
  /** `tenant|sku`. */
  id: string;
  tenantId: string;
  skuId: string;
  name: string;
  skuPartNumber: string;
  licenseGroupId: 'group1' | 'group2';
  active: number;
  warning: number;
  suspended: number;
}

/** Roles of a delegated-admin relationship given to a security group of the partner. */
export interface AccessAssignment {
  id: string;
  groupId: string;
  /** Names of directory roles. */
  roles: string[];
  status: 'pending' | 'active' | 'deleting' | 'deleted' | 'error';
  createdAt: string;
  modifiedAt: string;
  version: number;
  /** When `pending` becomes `active`, or `deleting` becomes `deleted`. */
  settlesAt?: string;
}

export interface GdapRequest {
  id: string;
  action: 'lockForApproval' | 'approve' | 'terminate';
  status: 'created' | 'succeeded';
  createdAt: string;
}

export interface GdapOperation {
  id: string;
  operationType: 'delegatedAdminAccessAssignmentUpdate' | 'delegatedAdminRelationshipUpdate';
  status: 'notStarted' | 'running' | 'succeeded' | 'failed';
  data: string;
  createdAt: string;
  modifiedAt: string;
  settlesAt?: string;
}

/** A delegated-admin relationship (GDAP). */
export interface Gdap {
  id: string;
  partnerTenantId: string;
  /** Absent until a customer approves an open request. */
  tenantId?: string;
  displayName: string;
  duration: string;
  autoExtendDuration: string;
  /** Names of directory roles. */
  roles: string[];
  status: GdapStatus;
  createdAt: string;
  modifiedAt: string;
  activatedAt?: string;
  endsAt?: string;
  /** When `activating` becomes `active`, or `terminating` becomes `terminated`. */
  settlesAt?: string;
  version: number;
  accessAssignments: AccessAssignment[];
  requests: GdapRequest[];
  operations: GdapOperation[];
}

export interface TransferLine {
  id: number;
  subscriptionId: string;
  /** What the subscription was when the line was made. */
  offerId?: string;
  friendlyName?: string;
  billingCycle?: string;
  quantity?: number;
  partnerIdOnRecord?: string;
  status?: string;
  transferError?: { code: string; description: string };
  newSubscriptionId?: string;
  newOrderId?: string;
}

/** Billing ownership that goes from one partner to another. */
export interface Transfer {
  id: string;
  kind: 'new-commerce' | 'legacy';
  tenantId: string;
  sourceTenantId: string;
  sourceName?: string;
  sourceEmail?: string;
  targetTenantId: string;
  targetEmail?: string;
  customerName?: string;
  customerEmail?: string;
  transferType?: number;
  productTypes?: string[];
  /** One for all lines, in new commerce. */
  partnerOnRecord?: string;
  status: TransferStatus;
  createdAt: string;
  modifiedAt: string;
  /** User id of whoever changed it last. */
  modifiedBy?: string;
  completesAt?: string;
  completedAt?: string;
  lines: TransferLine[];
}

/** A partner's right to make government customers. */
export interface ValidationCode {
  id: string;
  partnerTenantId: string;
  organizationName: string;
  maxCreates: number;
  remainingCreates: number;
}

/** An application's rights in a customer's tenant, given by the partner. */
export interface ApplicationConsent {
  /** `tenant|application`. */
  id: string;
  tenantId: string;
  applicationId: string;
  grants: { enterpriseApplicationId: string; scope: string }[];
  givenAt: string;
}

/** A role on a customer's Azure subscription. Who is billed for it makes no difference. */
export interface AzureRole {
  id: string;
  tenantId: string;
  /** The Azure plan, or what was bought under it. */
  subscriptionId: string;
  holderTenantId: string;
  role: string;
}
