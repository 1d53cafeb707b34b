import { charges } from '../charges.ts';
import type { Context } from '../context.ts';
import type { Invoice, InvoiceLine } from '../entities.ts';
import { billedUntil } from '../issue-invoices.ts';
import { snake } from './billing-cycle.ts';
import { type Call, type Operation, ok } from './operation.ts';
import { skuOf } from './present-item.ts';
import { refuse } from './refusal.ts';
import { attributes, collection, link } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** Lines of a page, and at most. */
const pageSize = 2000;

/** The caller's invoice. @throws Refusal 404 20001 [U: the code is assumed] */
export function invoiceOf(call: Call): Invoice {
  const found = call.world.invoices.get(call.params['invoiceId']);
  if (found?.partnerTenantId !== call.partner.id) throw refuse(404, 20001, 'The invoice was not found.');
  return found;
}

/**
 * A line as the wire has it: amounts are texts in some answers, numbers in others; here they are numbers.
 * @see https://learn.microsoft.com/partner-center/developer/get-invoiceline-items
 */
function lineResource(
  { world }: Context,
  call: Call,
  line: Omit<InvoiceLine, 'id' | 'invoiceId'>,
  invoice?: Invoice,
) {
  const tenant = world.tenants.get(line.customerId);
  const order = world.orders.get(line.orderId);
  const subscription = world.subscriptions.get(line.subscriptionId);
  const sku = skuOf(world, line.offerId);
  const [productId, skuId, availabilityId] = line.offerId.split(':');
  return {
    partnerId: call.partner.id,
    customerId: line.customerId,
    customerName: tenant?.companyName,
    customerDomainName: tenant?.domain,
    customerCountry: tenant?.country,
    invoiceNumber: invoice?.id ?? '',
    mpnId: call.partner.mpnId,
    resellerMpnId: line.resellerMpnId === undefined ? undefined : Number(line.resellerMpnId),
    orderId: line.orderId,
    orderDate: order?.createdAt ?? subscription?.createdAt,
    productId,
    skuId,
    availabilityId,
    productName: sku?.product.title ?? subscription?.offerName,
    skuName: sku?.sku.title ?? subscription?.offerName,
    productQualifiers: [],
    chargeType: line.chargeType,
    unitPrice: Number(line.unitPrice),
    effectiveUnitPrice: Number(line.unitPrice),
    unitType: '',
    quantity: line.quantity,
    subtotal: Number(line.subtotal),
    taxTotal: 0,
    totalForCustomer: Number(line.subtotal),
    currency: line.currency,
    publisherName: 'Microsoft',
    publisherId: '',
    subscriptionDescription: subscription?.friendlyName,
    subscriptionId: line.subscriptionId,
    subscriptionStartDate: subscription?.startedAt,
    subscriptionEndDate: subscription && `${subscription.commitmentEndDate}T00:00:00Z`,
    chargeStartDate: `${line.chargeStartDate}T00:00:00Z`,
    chargeEndDate: `${line.chargeEndDate}T00:00:00Z`,
    termAndBillingCycle: line.termAndBillingCycle,
    alternateId: line.orderId,
    priceAdjustmentDescription: '',
    discountDetails: '',
    pricingCurrency: line.currency,
    pcToBCExchangeRate: 1,
    billableQuantity: line.quantity,
    meterDescription: '',
    billingFrequency: subscription?.billingCycle,
    promotionId: line.promotionId,
    invoiceLineItemType: 'billing_line_items',
    billingProvider: 'one_time',
    attributes: attributes('OneTimeInvoiceLineItem'),
  };
}

/** A page of lines, of 2,000 at most; more come by the next link with its continuation token. */
function page<T>(call: Call, lines: T[], wire: (line: T) => unknown) {
  const asked = Number(call.query['size'] ?? pageSize) || pageSize;
  const size = Math.min(asked, pageSize);
  const token = call.header('ms-continuationtoken');
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString()) || 0;
  const path = call.url.replace(/^\/v1/, '').replace(/[?&](seekOperation)=[^&]*/gi, '');
  const body = collection(lines.slice(start, start + size).map(wire), path);
  if (start + size >= lines.length) return ok(body);
  const continuationToken = Buffer.from(String(start + size)).toString('base64url');
  const next = link(`${path}${path.includes('?') ? '&' : '?'}seekOperation=Next`, [
    { key: 'MS-ContinuationToken', value: continuationToken },
  ]);
  return ok({ ...body, continuationToken, links: { ...body.links, next } });
}

/** True when the call asks for what is billed by provider `OneTime`, not for usage. @throws Refusal 400 800002 */
function asksBilling(provider: string | undefined, type: string | undefined): boolean {
  const of = snake(provider ?? '').replaceAll('_', '');
  const wanted = snake(type ?? '').replaceAll('_', '');
  if (!['onetime', 'office', 'azure', 'all', 'marketplace'].includes(of))
    throw refuse(400, 800002, 'provider is required.');
  if (!['billinglineitems', 'usagelineitems'].includes(wanted))
    throw refuse(400, 800002, 'invoicelineitemtype is required.');
  return of !== 'office' && of !== 'azure' && wanted === 'billinglineitems';
}

function billed(call: Call, provider: string | undefined, type: string | undefined) {
  const invoice = invoiceOf(call);
  const lines = asksBilling(provider, type) ? call.world.invoiceLines.where('invoice', invoice.id) : [];
  return page(call, lines, (line) => lineResource(call, call, line, invoice));
}

export const invoiceLineOperations: Operation[] = [
  {
    method: 'GET',
    path: '/invoices/:invoiceId/lineitems',
    auth: 'any',
    source: `${docs}/get-invoiceline-items`,
    models: 'seek paging of at most 2000; numbers as numbers and texts',
    handle: (call) => billed(call, call.query['provider'], call.query['invoicelineitemtype']),
  },
  {
    method: 'GET',
    path: '/invoices/:invoiceId/lineitems/:provider/:type',
    auth: 'any',
    source: `${docs}/get-invoiceline-items`,
    models: 'the older form of the path',
    handle: (call) => billed(call, call.params['provider'], call.params['type']),
  },
  {
    method: 'GET',
    path: '/invoices/unbilled/lineitems',
    auth: 'any',
    source: `${docs}/get-invoice-unbilled-recon-lineitems`,
    models: 'by currency and period',
    handle(call) {
      if (!asksBilling(call.query['provider'], call.query['invoicelineitemtype']))
        return page(call, [], String);
      const currency = call.query['currencycode']?.toUpperCase();
      if (currency === undefined) throw refuse(400, 800002, 'currencycode is required.');
      const open = charges(call, call.partner.id, billedUntil(call, call.partner.id), call.at);
      const lines = call.query['period']?.toLowerCase() === 'previous' ? [] : open;
      return page(
        call,
        lines.filter((line) => line.currency === currency),
        (line) => lineResource(call, call, line),
      );
    },
  },
];
