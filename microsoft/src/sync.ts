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
  /** Company, contact and address, as far as Microsoft has them, in one call. `undefined` as above. */
  profile(tenantId: string): Promise<TenantProfile | undefined>;
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

/** What Microsoft keeps of the company behind a tenant. What it does not have is left out. */
export interface TenantProfile {
  tenantId: string;
  companyName?: string;
  firstName?: string;
  lastName?: string;
  email?: string;
  phone?: string;
  /** e.g. `en` */
  language?: string;
  /** e.g. `en-US` */
  culture?: string;
  registrationNumber?: string;
  /** ISO 3166 alpha-2 */
  country?: string;
  state?: string;
  city?: string;
  addressLine1?: string;
  addressLine2?: string;
  postalCode?: string;
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
  /** `group1`: licences that Entra manages; `group2`: Minecraft. */
  group: string;
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
  lines: PartnerTransferLine[];
  raw: Record<string, unknown>;
}

/** A subscription that moves. The target of a new commerce transfer sees them when it is complete, with new ids. */
export interface PartnerTransferLine {
  subscriptionId?: string;
  offerId?: string;
  name?: string;
  quantity?: number;
  mpnId?: string;
  /** Why this one did not move. */
  error?: string;
}

/** One change of the partner's activity log. */
export interface PartnerChange {
  /** The same whenever it is read: the record's own id, by which webhooks name it too. */
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
  /** Of a subscription: whether what is bought changed, such as seats or state; absent where the record does not say. */
  commerce?: boolean;
}

export interface Registration {
  url: string;
  events: string[];
}

/** The port through which people of a tenant are changed. Needs the partner's delegated rights in the tenant. */
export interface PeopleApi {
  /**
   * Gives the partner's agents roles out of active delegated admin relationships. They work some minutes later.
   * @param roleIds template ids of Entra's directory roles
   * @returns the roles that no active relationship holds: the customer has to approve a new one
   */
  takeRoles(tenantId: string, roleIds: string[]): Promise<string[]>;
  /**
   * Asks the customer for roles; the same request while it waits.
   * @param name of the relationship, unique within the partner
   * @returns the link on which a global administrator of the customer approves, within ninety days
   */
  askForRoles(tenantId: string, roleIds: string[], name: string): Promise<{ id: string; link: string }>;
  users(tenantId: string): AsyncGenerator<TenantUser, void, undefined>;
  deletedUsers(tenantId: string): AsyncGenerator<TenantUser, void, undefined>;
  /** @param userId Microsoft's id, or the sign-in name: how one finds out whether a lost creation took place */
  user(tenantId: string, userId: string): Promise<TenantUser | undefined>;
  licences(tenantId: string): Promise<TenantLicence[]>;
  /** SKU of the licence that a subscription's seats are; `undefined` when it gives none, or none yet. */
  licenceOf(tenantId: string, subscriptionId: string): Promise<string | undefined>;
  /** Verified domains of the tenant, the default one first. */
  domains(tenantId: string): Promise<string[]>;
  /**
   * The password is a temporary one, to be changed at the first sign-in; given once.
   * @throws MicrosoftError when the name is taken, or of a foreign domain
   */
  createUser(
    tenantId: string,
    user: NewTenantUser,
    ids: CallIds,
  ): Promise<{ user: TenantUser; password: string }>;
  /** Changes the given fields and leaves the others. */
  updateUser(tenantId: string, userId: string, change: UserChange, ids: CallIds): Promise<TenantUser>;
  /** Restorable for thirty days. Nothing happens when it is deleted already. */
  deleteUser(tenantId: string, userId: string, ids: CallIds): Promise<void>;
  restoreUser(tenantId: string, userId: string, ids: CallIds): Promise<TenantUser>;
  resetPassword(tenantId: string, userId: string, ids: CallIds): Promise<string>;
  /**
   * Licences that the person has, or has not, already are left alone.
   * @throws MicrosoftError when none is left or the usage location is missing
   */
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

/** Fields to change; an empty first or last name takes it away. */
export type UserChange = Partial<Omit<NewTenantUser, 'signInName'>> & { enabled?: boolean };

/** The port of the transfers desk. */
export interface TransferApi {
  transfers(tenantId: string): Promise<PartnerTransfer[]>;
  /** `undefined` when this partner has nothing to do with it. */
  transfer(tenantId: string, transferId: string): Promise<PartnerTransfer | undefined>;
  /** New commerce: asks another partner for a customer's subscriptions. */
  request(tenantId: string, wanted: TransferRequest, ids: CallIds): Promise<PartnerTransfer>;
  /** Legacy: offers own subscriptions to another partner. */
  offer(tenantId: string, offer: TransferOffer, ids: CallIds): Promise<PartnerTransfer>;
  /** Legacy: which subscriptions could be offered, and why the others not. */
  offerable(tenantId: string): Promise<{ subscriptionId: string; eligible: boolean; reason?: string }[]>;
  /**
   * New commerce: the source names what moves, 25 at most. Legacy: the target takes all of what was offered; single ones
   * may fail, see `PartnerTransferLine.error`.
   */
  accept(
    tenantId: string,
    transferId: string,
    lines: { subscriptionId: string; mpnId?: string }[],
    ids: CallIds,
  ): Promise<PartnerTransfer>;
  /** Legacy: the target declines. @throws MicrosoftError `not-possible` in new commerce: unanswered it expires */
  reject(tenantId: string, transferId: string, ids: CallIds): Promise<PartnerTransfer>;
  /** By the partner that began it, while it is pending. */
  withdraw(tenantId: string, transferId: string, ids: CallIds): Promise<PartnerTransfer>;
}

export interface TransferRequest {
  sourcePartnerTenantId: string;
  sourcePartnerName: string;
  /** The customer is told by mail. */
  customerEmail: string;
  customerName?: string;
  /** All of them by default. */
  productTypes?: ('AzureSubscription' | 'AzureReservation' | 'AzureSavingsPlan' | 'OnlineServicesNCE')[];
  /** Of the reseller that shall have all of them; only an indirect provider names one. */
  mpnId?: string;
}

export interface TransferOffer {
  targetPartnerTenantId: string;
  lines: { subscriptionId: string; mpnId?: string }[];
}
