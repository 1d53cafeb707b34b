import { amountOf, decimalOf } from '@concord/rules';
import { type Charge, charges } from '../charges.ts';
import type { Invoice } from '../entities.ts';
import { invoiceLines } from '../invoice-pages.ts';
import { billedUntil } from '../issue-invoices.ts';
import { billingMonth, usageCurrency } from './azure-costs.ts';
import { symbolOf } from './currency-symbols.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { skuOf } from './present-item.ts';
import { refuse } from './refusal.ts';
import { attributes, collection, link } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

interface Costs {
  start: string;
  end: string;
  currency: string;
  lines: { charge: Charge; invoice?: Invoice }[];
}

/** The last invoice of the customer's currency. */
function lastInvoice({ world, partner }: CustomerCall, currency: string): Invoice | undefined {
  return world.invoices
    .where('partner', partner.id)
    .filter((one) => one.currencyCode === currency)
    .reduce<Invoice | undefined>(
      (last, one) => (last && Date.parse(last.invoiceDate) >= Date.parse(one.invoiceDate) ? last : one),
      undefined,
    );
}

/** What a customer cost: on the last invoice, or since. @throws Refusal 400 800002 for another period */
function costsOf(call: CustomerCall): Costs {
  const { world, partner, tenant, at } = call;
  const period = call.params['period']?.toLowerCase().replaceAll('_', '');
  const currency = usageCurrency(call, tenant.id);
  const { start, end } = billingMonth(at);
  if (period === 'current') {
    const open = charges(call, partner.id, billedUntil(call, partner.id), at, tenant.id);
    return { start, end, currency, lines: [...open].map((charge) => ({ charge })) };
  }
  if (period !== 'mostrecent') throw refuse(400, 800002, 'The billing period must be MostRecent or Current.');
  const invoice = lastInvoice(call, currency);
  if (!invoice) return { start, end, currency, lines: [] };
  const lines: Costs['lines'] = [];
  for (const charge of invoiceLines(world, invoice.id))
    if (charge.customerId === tenant.id) lines.push({ charge, invoice });
  return { start: invoice.billingPeriodStartDate, end: invoice.billingPeriodEndDate, currency, lines };
}

/** @see https://learn.microsoft.com/partner-center/developer/service-costs-resources */
function lineResource({ world, tenant }: CustomerCall, { charge, invoice }: Costs['lines'][number]) {
  const subscription = world.subscriptions.get(charge.subscriptionId);
  const sku = skuOf(world, charge.offerId);
  const [productId, skuId, availabilityId] = charge.offerId.split(':');
  const isModern = skuId !== undefined;
  return {
    startDate: `${charge.chargeStartDate}T00:00:00`,
    endDate: `${charge.chargeEndDate}T00:00:00`,
    subscriptionFriendlyName: subscription?.friendlyName,
    subscriptionId: charge.subscriptionId,
    orderId: charge.orderId,
    offerId: charge.offerId,
    offerName: subscription?.offerName,
    resellerMPNId: charge.resellerMpnId ?? '-1',
    chargeType: charge.chargeType,
    quantity: charge.quantity,
    unitPrice: Number(charge.unitPrice),
    pretaxTotal: Number(charge.subtotal),
    tax: 0,
    afterTaxTotal: Number(charge.subtotal),
    currencyCode: charge.currency,
    currencySymbol: symbolOf(charge.currency),
    customerId: tenant.id,
    customerName: tenant.companyName,
    invoiceNumber: invoice?.id,
    ...(isModern && { productId, skuId, availabilityId }),
    productName: sku?.product.title,
    skuName: sku?.sku.title,
    publisherName: 'Microsoft',
    publisherId: '',
    termAndBillingCycle: charge.termAndBillingCycle,
    discountDetails: '',
    attributes: attributes('ServiceCostLineItem'),
  };
}

function summary({ tenant }: CustomerCall, { start, end, currency, lines }: Costs) {
  const total = Number(decimalOf(lines.reduce((sum, { charge }) => sum + amountOf(charge.subtotal), 0n)));
  return {
    billingStartDate: start,
    billingEndDate: end,
    pretaxTotal: total,
    tax: 0,
    afterTaxTotal: total,
    currencyCode: currency,
    currencySymbol: symbolOf(currency),
    customerId: tenant.id,
    attributes: attributes('ServiceCostsSummary'),
  };
}

const pathOf = (call: CustomerCall) => `/customers/${call.tenant.id}/servicecosts/${call.params['period']}`;

/** What a partner pays for one customer. */
export const serviceCostOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/servicecosts/:period',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-a-customer-s-service-costs-summary`,
    models: '`MostRecent`: the last invoice, `Current`: what is on none yet; without taxes',
    handle(call) {
      const whole = summary(call, costsOf(call));
      return ok({
        ...whole,
        details: [{ invoiceType: 'OneTime', summary: { ...whole, links: {} } }],
        links: { serviceCostLineItems: link(`${pathOf(call)}/lineitems`), self: link(pathOf(call)) },
      });
    },
  },
  {
    method: 'GET',
    path: '/customers/:cid/servicecosts/:period/lineitems',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-a-customer-s-service-costs-line-items`,
    models: 'as the summary; charge types are those of invoices',
    handle: (call) =>
      ok(
        collection(
          costsOf(call).lines.map((one) => lineResource(call, one)),
          `${pathOf(call)}/lineitems`,
        ),
      ),
  },
];
