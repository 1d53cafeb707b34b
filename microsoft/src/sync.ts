import type { CallIds, CommerceSubscription, CustomerTenant } from './commerce.ts';

/**
 * The port through which sync reads what a partner account holds and hears of changes. Everything here reads, but for
 * the registration of the webhook. Collections come item by item, in constant memory.
 */
export interface SyncApi {
  /** All customers of this partner. */
  tenants(): AsyncGenerator<CustomerTenant, void, undefined>;
  /** `undefined` when this partner has no relationship with the tenant. */
  tenant(tenantId: string): Promise<CustomerTenant | undefined>;
  subscriptions(tenantId: string): Promise<CommerceSubscription[]>;
  subscription(tenantId: string, subscriptionId: string): Promise<CommerceSubscription | undefined>;
  agreementAccepted(tenantId: string): Promise<boolean>;
  /** What the tenant holds of each licence, whoever sold it. Needs the partner's delegated rights in the tenant. */
  licences(tenantId: string): Promise<TenantLicence[]>;
  /** The people of a tenant with their licences. Needs the partner's delegated rights in the tenant. */
  users(tenantId: string): AsyncGenerator<TenantUser, void, undefined>;
  /** `undefined` when there is none, or it is deleted. */
  user(tenantId: string, userId: string): Promise<TenantUser | undefined>;
  /** Delegated admin relationships of the partner with all of its customers. */
  relationships(): AsyncGenerator<AdminRelationship, void, undefined>;
  transfers(tenantId: string): Promise<PartnerTransfer[]>;
  /** What was changed at Microsoft, and by whom, between two instants; oldest first is not promised. */
  changes(from: Date, to: Date): AsyncGenerator<PartnerChange, void, undefined>;

  /** The one registration of this partner; `undefined` without one. */
  registration(): Promise<Registration | undefined>;
  /** Names of events that can be had. */
  eventNames(): Promise<string[]>;
  /** Registers this address, in place of the one that was registered before. */
  register(registration: Registration, ids: CallIds): Promise<Registration>;
  /** Has Microsoft send a test event; the answer names the test, whose outcome `registrationTest` tells. */
  testRegistration(ids: CallIds): Promise<string>;
  registrationTest(
    testId: string,
  ): Promise<{ done: boolean; delivered: boolean; reason?: string } | undefined>;
}

export interface TenantLicence {
  /** Microsoft's id of the licence, not of what is sold. */
  skuId: string;
  /** e.g. `O365_BUSINESS_ESSENTIALS` */
  partNumber: string;
  name: string;
  total: number;
  assigned: number;
  suspended: number;
}

/** A person in a customer's tenant. */
export interface TenantUser {
  id: string;
  signInName: string;
  displayName: string;
  firstName?: string;
  lastName?: string;
  /** ISO 3166 alpha-2; needed before a licence is assigned. */
  usageLocation?: string;
  enabled: boolean;
  /** Licences by their `skuId`, sorted. */
  licences: string[];
  /** When it was deleted; thirty days later it is gone for good. */
  deletedAt?: string;
}

export interface AdminRelationship {
  id: string;
  name: string;
  tenantId?: string;
  /** e.g. `active`, `expiring`, `terminated` */
  status: string;
  /** Template ids of Entra's directory roles. */
  roles: string[];
  startsAt?: string;
  endsAt?: string;
  autoExtend: boolean;
}

export interface PartnerTransfer {
  id: string;
  direction: 'incoming' | 'outgoing';
  /** `new-commerce`: the target asks, the source accepts. `legacy`: the source offers, the target accepts. */
  kind: 'new-commerce' | 'legacy';
  state: 'pending' | 'in-progress' | 'complete' | 'withdrawn' | 'rejected' | 'expired' | 'failed';
  otherPartner?: string;
  createdAt?: string;
  expiresAt?: string;
  /** MPN ID of the reseller for what moves. */
  mpnId?: string;
  lines: { subscriptionId?: string; offerId?: string; name?: string; quantity?: number; mpnId?: string }[];
  raw: Record<string, unknown>;
}

/** One change of the partner's activity log. */
export interface PartnerChange {
  /** The same whenever it is read. */
  key: string;
  at: string;
  tenantId?: string;
  /** e.g. `subscription`, `customer_user` */
  resource: string;
  /** e.g. `update_subscription` */
  operation: string;
  /** The resource's own id, where the record says it. */
  resourceId?: string;
  /** Who did it: a sign-in name or an application's id. */
  by?: string;
  succeeded: boolean;
}

export interface Registration {
  url: string;
  events: string[];
}

/** The port through which people of a tenant are changed. Needs the partner's delegated rights in the tenant. */
export interface PeopleApi {
  users(tenantId: string): AsyncGenerator<TenantUser, void, undefined>;
  deletedUsers(tenantId: string): AsyncGenerator<TenantUser, void, undefined>;
  user(tenantId: string, userId: string): Promise<TenantUser | undefined>;
  licences(tenantId: string): Promise<TenantLicence[]>;
  domains(tenantId: string): Promise<string[]>;
  /** The password is a temporary one, to be changed at the first sign-in; given once. */
  createUser(
    tenantId: string,
    user: NewTenantUser,
    ids: CallIds,
  ): Promise<{ user: TenantUser; password: string }>;
  /** Changes the given fields and leaves the others. */
  updateUser(
    tenantId: string,
    userId: string,
    change: Partial<Omit<NewTenantUser, 'signInName'>> & { enabled?: boolean },
    ids: CallIds,
  ): Promise<TenantUser>;
  deleteUser(tenantId: string, userId: string, ids: CallIds): Promise<void>;
  restoreUser(tenantId: string, userId: string, ids: CallIds): Promise<TenantUser>;
  resetPassword(tenantId: string, userId: string, ids: CallIds): Promise<string>;
  /** @throws MicrosoftError when none is left or the usage location is missing */
  setLicences(
    tenantId: string,
    userId: string,
    change: { assign: string[]; remove: string[] },
    ids: CallIds,
  ): Promise<TenantUser>;
}

export interface NewTenantUser {
  signInName: string;
  displayName: string;
  firstName?: string;
  lastName?: string;
  usageLocation: string;
}

/** The port of the transfers desk. */
export interface TransferApi {
  transfers(tenantId: string): Promise<PartnerTransfer[]>;
  /** Asks another partner for a customer's subscriptions (new commerce), or offers ours (legacy). */
  request(tenantId: string, wanted: TransferRequest, ids: CallIds): Promise<PartnerTransfer>;
  /** New commerce: the source names what moves. Legacy: the target takes what was offered. */
  accept(
    tenantId: string,
    transferId: string,
    lines: { subscriptionId: string; mpnId?: string }[],
    ids: CallIds,
  ): Promise<PartnerTransfer>;
  reject(tenantId: string, transferId: string, ids: CallIds): Promise<PartnerTransfer>;
  withdraw(tenantId: string, transferId: string, ids: CallIds): Promise<PartnerTransfer>;
}

export interface TransferRequest {
  sourcePartnerTenantId: string;
  sourcePartnerName: string;
  customerEmail: string;
  customerName?: string;
  productTypes?: string[];
  mpnId?: string;
}
