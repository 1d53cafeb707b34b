import type { Invoice } from '../entities.ts';
import { billedUntil } from '../issue-invoices.ts';
import { type RatedUse, ratedUses } from '../rated-use.ts';
import type { Call } from './operation.ts';
import { skuOf } from './present-item.ts';
import { attributes } from './resource.ts';
import { soldByUse } from './used-by-customer.ts';

/** Use of Azure plans by day, meter and resource that is on an invoice. */
export function billedUse(call: Call, invoice: Invoice): RatedUse[] {
  const earlier = call.world.invoices
    .where('partner', call.partner.id)
    .filter((one) => Date.parse(one.billingPeriodEndDate) < Date.parse(invoice.billingPeriodEndDate))
    .map((one) => one.billingPeriodEndDate);
  const begin = call.partner.billedUntil ?? '1970-01-01T00:00:00Z';
  const from = earlier.reduce((last, one) => (Date.parse(one) > Date.parse(last) ? one : last), begin);
  return useOf(call, from, invoice.billingPeriodEndDate, invoice.currencyCode);
}

/** The same that is on no invoice yet. */
export function unbilledUse(call: Call, currency: string): RatedUse[] {
  return useOf(call, billedUntil(call, call.partner.id), call.at, currency);
}

function useOf(call: Call, from: string, to: string, currency: string): RatedUse[] {
  return [...soldByUse(call).values()]
    .flat()
    .flatMap((subscription) => ratedUses(call.world, subscription, from, to))
    .filter((rated) => rated.currency === currency);
}

/** @see https://learn.microsoft.com/partner-center/developer/get-invoice-billed-consumption-lineitems */
export function usageLineResource({ world, partner }: Call, rated: RatedUse, invoice?: Invoice) {
  const { subscription, use, meter, day, quantity, effectivePrice, cost, currency } = rated;
  const tenant = world.tenants.get(subscription.tenantId);
  const sku = skuOf(world, subscription.offerId);
  const [productId, skuId, availabilityId] = subscription.offerId.split(':');
  const [entitlement] = subscription.azureEntitlements ?? [];
  return {
    partnerId: partner.id,
    partnerName: partner.name,
    customerId: subscription.tenantId,
    customerName: tenant?.companyName,
    customerDomainName: tenant?.domain,
    customerCountry: tenant?.country,
    mpnId: partner.mpnId,
    resellerMpnId: subscription.partnerId ?? '0',
    invoiceNumber: invoice?.id ?? '',
    productId,
    skuId,
    availabilityId,
    skuName: sku?.sku.title ?? subscription.offerName,
    productName: sku?.product.title ?? subscription.offerName,
    publisherName: 'Microsoft',
    publisherId: '',
    subscriptionId: subscription.id,
    subscriptionDescription: subscription.friendlyName,
    chargeStartDate: `${day}T00:00:00Z`,
    chargeEndDate: `${day}T23:59:59Z`,
    usageDate: `${day}T00:00:00Z`,
    meterType: meter.name,
    meterCategory: meter.category,
    meterId: meter.id,
    meterSubCategory: meter.subcategory,
    meterName: meter.name,
    meterRegion: meter.region,
    unitOfMeasure: meter.unit,
    resourceLocation: use.location,
    consumedService: /\/providers\/([^/]+)/i.exec(use.resourceUri)?.[1] ?? '',
    resourceGroup: /\/resourceGroups\/([^/]+)/i.exec(use.resourceUri)?.[1] ?? '',
    resourceUri: use.resourceUri,
    tags: JSON.stringify(use.tags ?? {}),
    additionalInfo: JSON.stringify(use.additionalInfo ?? {}),
    serviceInfo1: '',
    serviceInfo2: '',
    chargeType: 'new',
    unitPrice: effectivePrice,
    effectiveUnitPrice: effectivePrice,
    quantity,
    unitType: meter.unit,
    billingPreTaxTotal: cost,
    billingCurrency: currency,
    pricingPreTaxTotal: cost,
    pricingCurrency: currency,
    entitlementId: entitlement?.id,
    entitlementDescription: entitlement?.friendlyName,
    pcToBCExchangeRate: 1,
    rateOfPartnerEarnedCredit: 0,
    hasPartnerEarnedCredit: false,
    creditType: '',
    invoiceLineItemType: 'usage_line_items',
    billingProvider: 'one_time',
    attributes: attributes('DailyRatedUsageLineItem'),
  };
}
