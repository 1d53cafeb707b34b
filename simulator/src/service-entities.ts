/** Use of phone services beyond what was bought, billed on an Azure subscription. One a customer. */
export interface Overage {
  /** Tenant id of the customer. */
  id: string;
  partnerTenantId: string;
  azureEntitlementId: string;
  /** PartnerID of the reseller. */
  partnerId?: string;
  enabled: boolean;
}

/** Old Azure subscriptions that become part of an Azure plan. */
export interface ProductUpgrade {
  id: string;
  tenantId: string;
  partnerTenantId: string;
  startedAt: string;
  completedAt?: string;
  lines: { subscriptionId: string; planId?: string; upgradedAt?: string }[];
}

/** What a customer may buy without its partner. */
export interface SelfServePolicy {
  /** `partner_customer`. */
  id: string;
  partnerTenantId: string;
  tenantId: string;
  permissions: { resource: string; action: string }[];
  etag: string;
}

/** A trouble of a service, or an announcement about it. */
export interface ServiceIncident {
  id: string;
  /** As Microsoft names the service, e.g. `Exchange`. */
  workload: string;
  messageType: 'incident' | 'message_center';
  status: 'normal' | 'information' | 'warning' | 'critical';
  startTime: string;
  endTime?: string;
  resolved: boolean;
  impactedArea?: string;
  messages: { at: string; text: string }[];
}
