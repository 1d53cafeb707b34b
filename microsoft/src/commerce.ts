/**
 * The port through which orders, subscriptions and sync speak to Microsoft. Partner Center implements it;
 * CREST implements what it can. Callers make the ids of a changing call and store them *before* the call,
 * so that a call whose answer was lost can be sent again under the same id.
 */
export interface CallIds {
  /** `MS-RequestId`: Microsoft's idempotency key. */
  requestId: string;
  /** `MS-CorrelationId`: the same for all attempts of one logical action. */
  correlationId: string;
}

export interface PostalAddress {
  country: string;
  region?: string;
  city: string;
  state?: string;
  addressLine1: string;
  addressLine2?: string;
  postalCode: string;
  firstName?: string;
  lastName?: string;
  phoneNumber?: string;
}

export interface Signatory {
  firstName: string;
  lastName: string;
  email: string;
  phoneNumber?: string;
}

export interface NewTenant {
  /** Full first domain, e.g. `fabrikam.onmicrosoft.com`. */
  domain: string;
  companyName: string;
  email: string;
  /** e.g. `en-US` */
  culture: string;
  /** e.g. `en` */
  language: string;
  address: PostalAddress;
  organizationRegistrationNumber?: string;
  /** Tenant id of the indirect reseller; only an indirect provider sends it. */
  associatedPartnerId?: string;
}

export interface CustomerTenant {
  tenantId: string;
  domain: string;
  companyName?: string;
  /** CREST's id of the same customer. */
  commerceId?: string;
  relationshipToPartner: string;
}

export interface CreatedTenant extends CustomerTenant {
  /** Only Microsoft's answer to the creation carries them, once. */
  credentials?: { userName: string; password: string };
}

export interface CountryRules {
  country: string;
  defaultCulture: string;
  isStateRequired: boolean;
  states: string[];
  isPostalCodeRequired: boolean;
  postalCodePattern?: string;
  isCityRequired: boolean;
  phoneNumberPattern?: string;
  isRegistrationNumberSupported: boolean;
  cultures: string[];
}

export interface AddressCheck {
  status: string;
  suggestions: PostalAddress[];
  message?: string;
}

export interface AgreementTerms {
  templateId: string;
  link: string;
  version: number;
}

/** What the customer is shown and asked to accept. */
export interface AttestationRequest {
  country: string;
  /** e.g. `en-US` */
  language: string;
  companyName: string;
  signatory: Signatory;
}

export interface Attestation {
  attestationId: string;
  state: 'created' | 'accepted' | 'finalised';
  /** Microsoft's page on which the signatory reads and accepts. */
  link: string;
  acceptedAt?: string;
}

export interface CatalogueItem {
  /** `product:sku:availability`; the availability part is re-issued often: read it right before use. */
  catalogItemId: string;
  productId: string;
  skuId: string;
  productTitle: string;
  skuTitle: string;
  /** Microsoft's word, e.g. `OnlineServicesNCE`: licence-based, which can be ordered; others are only shown. */
  productType: string;
  country: string;
  currency: string;
  segment: string;
  minimumQuantity: number;
  maximumQuantity: number;
  isTrial: boolean;
  terms: { duration: string; billingCycle: string }[];
  /** What Microsoft demands before a purchase, e.g. `MicrosoftCustomerAgreement`, `InventoryCheck`. */
  prerequisites: string[];
}

export interface CatalogueProduct {
  productId: string;
  title: string;
  productType: string;
}

export interface NewCart {
  lines: {
    catalogItemId: string;
    quantity: number;
    termDuration: string;
    billingCycle: string;
    friendlyName?: string;
    /** PartnerID of the indirect reseller's location account: participant `transaction_reseller`. */
    transactionReseller?: string;
  }[];
  /** Sent when a reseller is named (otherwise error 900206). */
  partnerOnRecordAttestationAccepted?: boolean;
}

export interface Cart {
  id: string;
  status: string;
  expiresAt?: string;
  lines: { catalogItemId: string; quantity: number; error?: { code: string; description: string } }[];
}

export interface Checkout {
  orders: PlacedOrder[];
  errors: { orderGroupId: string; code: string; description: string }[];
}

export interface PlacedOrder {
  id: string;
  status: string;
  createdAt?: string;
  lines: {
    lineNumber: number;
    offerId: string;
    quantity: number;
    subscriptionId?: string;
    partnerIdOnRecord?: string;
  }[];
}

export interface CommerceSubscription {
  id: string;
  offerId: string;
  offerName: string;
  friendlyName: string;
  quantity: number;
  status: string;
  orderId: string;
  autoRenewEnabled: boolean;
  termDuration?: string;
  billingCycle?: string;
  creationDate: string;
  effectiveStartDate: string;
  commitmentEndDate: string;
  partnerId?: string;
  /** Until when it can be cancelled. */
  cancellationAllowedUntilDate?: string;
  /** Seats that can be given back now. */
  refundableQuantity?: number;
  /** What is decided for the next term, where that is not simply the same again. */
  scheduledChange?: ScheduledChange;
  /** The whole resource as Microsoft sent it: what the mirror keeps. */
  raw: Record<string, unknown>;
}

/** What happens at the end of a subscription's term: a new term, the end, or month by month from then on. */
export interface ScheduledChange {
  atTermEnd: 'renew' | 'cancel' | 'extend';
  /** Seats of the new term. This and what follows belongs to `renew`; what is left out stays as it is. */
  quantity?: number;
  productId?: string;
  skuId?: string;
  /** Read from the catalogue right before; where it is left out, that is done. */
  availabilityId?: string;
  termDuration?: string;
  billingCycle?: string;
  promotionId?: string;
  customTermEndDate?: string;
}

export interface SubscriptionChange {
  /** As it is now; absent while Microsoft still works on it: read it again later. */
  subscription?: CommerceSubscription;
  /** As it was right before. */
  before: CommerceSubscription;
  /** A scheduled change that Microsoft dropped with this one; `setScheduledChange` puts it back. */
  dropped?: ScheduledChange;
}

/** A move to another product that a subscription may make now. */
export interface TransitionOption {
  catalogItemId: string;
  title: string;
  /** Seats that may move. */
  quantity: number;
  /** With and without the users' licences. */
  ways: { transitionType: string; eligible: boolean; errors: { code: string; description: string }[] }[];
}

export interface TransitionRequest {
  toCatalogItemId: string;
  /** All seats: the subscription keeps its id. Fewer: a second one comes of it, unless `toSubscriptionId` is named. */
  quantity: number;
  toSubscriptionId?: string;
  termDuration?: string;
  billingCycle?: string;
  promotionId?: string;
  transitionType: string;
}

/** How far a transition is. */
export interface TransitionProgress {
  operationId?: string;
  toSubscriptionId?: string;
  /** `Conversion` and `LicenseReassignment`, each `Started`, `Completed` or `Failed`. */
  events: { name: string; status: string; errors: { code: string; description: string }[] }[];
}

/** A person in a customer's tenant. */
export interface TenantPerson {
  id: string;
  userPrincipalName: string;
}

export interface PartnerProfile {
  tenantId: string;
  companyName: string;
  country: string;
  /** PartnerID of the partner itself. */
  mpnId?: string;
  domain?: string;
  vettingStatus?: string;
}

export interface IndirectReseller {
  tenantId: string;
  name: string;
  mpnId: string;
  state?: string;
}

export interface ResellerCheck {
  mpnId: string;
  valid: boolean;
  code?: string;
  description?: string;
}

export interface CommerceApi {
  /** `free` or `taken`; everything else throws, because an unknown domain must never pass for a free one. */
  domain(domain: string, signal?: AbortSignal): Promise<'free' | 'taken'>;
  countryRules(country: string): Promise<CountryRules>;
  checkAddress(address: PostalAddress): Promise<AddressCheck>;

  createTenant(tenant: NewTenant, ids: CallIds): Promise<CreatedTenant>;
  /** A customer of this partner with exactly this domain (first or custom), if there is one. */
  findTenant(domain: string): Promise<CustomerTenant | undefined>;
  /** `undefined` when this partner has no relationship with the tenant. */
  tenant(tenantId: string): Promise<CustomerTenant | undefined>;
  /** Sets a new temporary password for a user of the tenant and returns it. */
  resetPassword(tenantId: string, userPrincipalName: string, ids: CallIds): Promise<string>;

  agreementTerms(): Promise<AgreementTerms>;
  /** True when an acceptance in force is on record at Microsoft, whichever way it was given. */
  agreementAccepted(tenantId: string): Promise<boolean>;
  startAttestation(input: AttestationRequest, ids: CallIds): Promise<Attestation>;
  attestation(attestationId: string): Promise<Attestation>;
  /** Ties an accepted attestation to a tenant. Already tied counts as done. */
  bindAgreement(tenantId: string, attestationId: string, ids: CallIds): Promise<void>;

  /** Current catalogue items of one SKU, as the customer (or, without one, the market) may buy them. */
  catalogue(input: {
    productId: string;
    skuId: string;
    country: string;
    segment?: string;
    tenantId?: string;
  }): Promise<CatalogueItem[]>;
  /** The licence-based products of a market. */
  products(country: string): Promise<CatalogueProduct[]>;
  createCart(tenantId: string, cart: NewCart, ids: CallIds): Promise<Cart>;
  cart(tenantId: string, cartId: string): Promise<Cart | undefined>;
  /** Idempotent at Microsoft: a cart that was checked out answers with the orders it made. */
  checkout(tenantId: string, cartId: string, ids: CallIds): Promise<Checkout>;
  order(tenantId: string, orderId: string): Promise<PlacedOrder | undefined>;
  orders(tenantId: string): Promise<PlacedOrder[]>;
  subscription(tenantId: string, subscriptionId: string): Promise<CommerceSubscription | undefined>;
  subscriptions(tenantId: string): Promise<CommerceSubscription[]>;

  /** All customers of this partner, in constant memory. */
  tenants(): AsyncGenerator<CustomerTenant, void, undefined>;
  /** The people of a tenant, in constant memory. */
  people(tenantId: string): AsyncGenerator<TenantPerson, void, undefined>;

  /**
   * Each of these reads the subscription, changes one thing and sends the whole back. Sent again after a lost answer
   * they do no more than once, because each sets a state.
   */
  changeSeats(
    tenantId: string,
    subscriptionId: string,
    quantity: number,
    ids: CallIds,
  ): Promise<SubscriptionChange>;
  suspend(tenantId: string, subscriptionId: string, ids: CallIds): Promise<SubscriptionChange>;
  resume(tenantId: string, subscriptionId: string, ids: CallIds): Promise<SubscriptionChange>;
  cancel(tenantId: string, subscriptionId: string, ids: CallIds): Promise<SubscriptionChange>;
  setAutoRenew(
    tenantId: string,
    subscriptionId: string,
    on: boolean,
    ids: CallIds,
  ): Promise<SubscriptionChange>;
  rename(
    tenantId: string,
    subscriptionId: string,
    friendlyName: string,
    ids: CallIds,
  ): Promise<SubscriptionChange>;
  setScheduledChange(
    tenantId: string,
    subscriptionId: string,
    change: ScheduledChange,
    ids: CallIds,
  ): Promise<SubscriptionChange>;
  dropScheduledChange(tenantId: string, subscriptionId: string, ids: CallIds): Promise<SubscriptionChange>;

  transitionOptions(tenantId: string, subscriptionId: string): Promise<TransitionOption[]>;
  /** Begins; how it goes on says `transitions`. Not repeatable: after a lost answer look there first. */
  transition(
    tenantId: string,
    subscriptionId: string,
    request: TransitionRequest,
    ids: CallIds,
  ): Promise<TransitionProgress>;
  transitions(tenantId: string, subscriptionId: string): Promise<TransitionProgress[]>;

  partner(): Promise<PartnerProfile>;
  /** True when the Microsoft Partner Agreement of the own company is signed. */
  partnerAgreementSigned(tenantId: string): Promise<boolean>;
  invitationLink(): Promise<string>;
  indirectResellers(): Promise<IndirectReseller[]>;
  checkResellers(mpnIds: string[]): Promise<ResellerCheck[]>;
}
