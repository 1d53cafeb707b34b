export interface Invoice {
  id: string;
  partnerTenantId: string;
  invoiceDate: string;
  billingPeriodStartDate: string;
  billingPeriodEndDate: string;
  currencyCode: string;
  /** Decimal texts. */
  totalCharges: string;
  paidAmount: string;
  invoiceType: 'Recurring' | 'OneTime';
}

export interface InvoiceLine {
  id: string;
  invoiceId: string;
  customerId: string;
  orderId: string;
  subscriptionId: string;
  /** Catalogue item id. */
  offerId: string;
  chargeType: string;
  quantity: number;
  /** Decimal texts. */
  unitPrice: string;
  subtotal: string;
  chargeStartDate: string;
  chargeEndDate: string;
  currency: string;
  termAndBillingCycle: string;
  resellerMpnId?: string;
  promotionId?: string;
}

/** A full page of lines of a large invoice. */
export interface InvoicePage {
  /** `invoice|number`, from 0. */
  id: string;
  invoiceId: string;
  /** `InvoiceLine`s as packed text. */
  packed: string;
}
