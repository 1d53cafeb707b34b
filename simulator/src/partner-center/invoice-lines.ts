import { type Charge, charges } from '../charges.ts';
import type { Context } from '../context.ts';
import type { Invoice } from '../entities.ts';
import { invoiceLines, linesPerPage } from '../invoice-pages.ts';
import { billedUntil } from '../issue-invoices.ts';
import { snake } from './billing-cycle.ts';
import { type Call, type Operation, ok } from './operation.ts';
import { skuOf } from './present-item.ts';
import { refuse } from './refusal.ts';
import { attributes, collection, link } from './resource.ts';
import { billedUse, unbilledUse, usageLineResource } from './usage-lines.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

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
function lineResource({ world }: Context, call: Call, line: Charge, invoice?: Invoice) {
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
function page<T>(call: Call, linesFrom: (start: number) => Iterable<T>, wire: (line: T) => unknown) {
  const asked = Number(call.query['size'] ?? linesPerPage) || linesPerPage;
  const size = Math.min(asked, linesPerPage);
  const token = call.header('ms-continuationtoken');
  const given = token === undefined ? call.query['offset'] : Buffer.from(token, 'base64url').toString();
  const start = Number(given ?? 0) || 0;
  const items: unknown[] = [];
  let isLast = true;
  for (const line of linesFrom(start)) {
    isLast = items.length < size;
    if (!isLast) break;
    items.push(wire(line));
  }
  const path = call.url.replace(/^\/v1/, '').replace(/[?&](seekOperation)=[^&]*/gi, '');
  const body = collection(items, path);
  if (isLast) return ok(body);
  const continuationToken = Buffer.from(String(start + size)).toString('base64url');
  const next = link(`${path}${path.includes('?') ? '&' : '?'}seekOperation=Next`, [
    { key: 'MS-ContinuationToken', value: continuationToken },
  ]);
  return ok({ ...body, continuationToken, links: { ...body.links, next } });
}

const nothing = (): Iterable<never> => [];

/** Charges of a currency that are on no invoice yet, from the one of this number on. */
function* unbilled(call: Call, currency: string, start: number) {
  let number = 0;
  for (const line of charges(call, call.partner.id, billedUntil(call, call.partner.id), call.at)) {
    if (line.currency !== currency) continue;
    number += 1;
    if (number > start) yield line;
  }
}

/**
 * What of new commerce the call asks for: charges, use of Azure plans, or nothing.
 * @throws Refusal 400 800002
 */
function asked(provider: string | undefined, type: string | undefined): 'charges' | 'use' | 'nothing' {
  const of = snake(provider ?? '').replaceAll('_', '');
  const wanted = snake(type ?? '').replaceAll('_', '');
  if (!['onetime', 'office', 'azure', 'all', 'marketplace'].includes(of))
    throw refuse(400, 800002, 'provider is required.');
  if (!['billinglineitems', 'usagelineitems'].includes(wanted))
    throw refuse(400, 800002, 'invoicelineitemtype is required.');
  if (of === 'office' || of === 'azure') return 'nothing';
  if (wanted === 'billinglineitems') return 'charges';
  return of === 'marketplace' ? 'nothing' : 'use';
}

function billed(call: Call, provider: string | undefined, type: string | undefined) {
  const invoice = invoiceOf(call);
  const wanted = asked(provider, type);
  if (wanted === 'charges')
    return page(
      call,
      (start) => invoiceLines(call.world, invoice.id, start),
      (line) => lineResource(call, call, line, invoice),
    );
  return page(
    call,
    (start) => (wanted === 'use' ? billedUse(call, invoice).slice(start) : nothing()),
    (rated) => usageLineResource(call, rated, invoice),
  );
}

/** What is on no invoice yet; the period before has been billed. */
function unbilledLines(call: Call) {
  const wanted = asked(call.query['provider'], call.query['invoicelineitemtype']);
  const currency = call.query['currencycode']?.toUpperCase();
  if (currency === undefined) throw refuse(400, 800002, 'currencycode is required.');
  if (wanted === 'nothing' || call.query['period']?.toLowerCase() === 'previous')
    return page(call, nothing, String);
  if (wanted === 'use')
    return page(
      call,
      (start) => unbilledUse(call, currency).slice(start),
      (rated) => usageLineResource(call, rated),
    );
  return page(
    call,
    (start) => unbilled(call, currency, start),
    (line) => lineResource(call, call, line),
  );
}

export const invoiceLineOperations: Operation[] = [
  {
    method: 'GET',
    path: '/invoices/:invoiceId/lineitems',
    auth: 'any',
    source: `${docs}/get-invoiceline-items`,
    models: 'seek paging of at most 2000; charges, or use of Azure plans by day',
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
    models: 'by currency and period; charges, or use of Azure plans by day',
    handle: unbilledLines,
  },
];
