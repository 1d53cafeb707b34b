/** A meter of pay-as-you-go Azure. */
export interface AzureMeter {
  id: string;
  name: string;
  category: string;
  subcategory: string;
  region: string;
  unit: string;
  tags: string[];
  includedQuantity: number;
  effectiveDate: string;
  /** Price by currency, then by the quantity from which it holds. */
  rates: Record<string, Record<string, number>>;
}

/** A discount on meters. */
export interface AzureOfferTerm {
  /** Its name. */
  id: string;
  /** 0.15 = 15 per cent. */
  discount: number;
  excludedMeterIds: string[];
  effectiveDate: string;
}

/** Use of one resource during an hour. */
export interface AzureUse {
  id: string;
  subscriptionId: string;
  meterId: string;
  /** Begin of the hour. */
  from: string;
  /** When it became known to billing. */
  reportedAt: string;
  /** It comes again after so many hours, without end; absent = once. */
  everyHours?: number;
  quantity: number;
  resourceUri: string;
  location: string;
  tags?: Record<string, string>;
  additionalInfo?: Record<string, string>;
}

/** How many people of a tenant work with a part of a product. */
export interface LicenceUse {
  /** `tenant|sku|workload`. */
  id: string;
  tenantId: string;
  skuId: string;
  /** As Microsoft's reports name it, e.g. `Exchange`. */
  workload: string;
  active: number;
}

/** A support case of a partner. */
export interface ServiceRequest {
  id: string;
  partnerTenantId: string;
  /** Absent = about the partner itself. */
  tenantId?: string;
  title: string;
  description: string;
  severity: 'unknown' | 'critical' | 'moderate' | 'minimal';
  status: 'none' | 'open' | 'closed' | 'attention_needed';
  supportTopicId: string;
  supportTopicName: string;
  productId: string;
  createdAt: string;
  modifiedAt: string;
  closedAt?: string;
  notes: { by: string; at: string; text: string }[];
}
