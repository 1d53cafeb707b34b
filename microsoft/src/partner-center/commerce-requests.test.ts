import { expect, test } from 'vitest';
import type { Door } from '../call.ts';
import { json, listen } from '../testing/local-server.ts';
import { doorTo } from '../testing/partner.ts';
import {
  activationLinks,
  availabilities,
  carts,
  conversions,
  customTermEnds,
  entitlements,
  inventory,
  invoiceLines,
  invoices,
  migrationSchedules,
  migrations,
  offers,
  orderAttachments,
  orders,
  overage,
  products,
  productUpgrades,
  promotions,
  skus,
  subscriptionStatus,
  subscriptions,
  supportContacts,
  transitions,
  upgrades,
} from './index.ts';

const ids = { requestId: 'request-1', correlationId: 'correlation-1' };
const market = { country: 'US' };
const tenant = { tenantId: 't' };
const legacyOffer = { id: 'o' };
const migration = { currentSubscriptionId: 's', termDuration: 'P1Y', quantity: 3 };
const begun = { id: 'm', ...migration };
const contact = { supportTenantId: 'x', supportMpnId: '1', name: 'n' };
const phones = { azureEntitlementId: 'e', type: 'PhoneServices', overageEnabled: true };
const question = { catalogItemId: 'p:s:a', quantity: 1, termDuration: 'P1Y', billingCycle: 'monthly' };

type Act = (door: Door) => Promise<unknown> | AsyncIterable<unknown>;
/** What is called; method, address and whose token; what the answer holds; the body sent. */
type Row = [name: string, act: Act, request: string, answer: unknown, body?: unknown];

const none = { items: [] };
const rows: Row[] = [
  [
    'products of a market',
    (d) => products.products(d, market, { targetView: 'OnlineServices', targetSegment: 'education' }),
    'GET /v1/products?country=US&targetView=OnlineServices&targetSegment=education app',
    none,
  ],
  [
    'products of a customer',
    (d) => products.products(d, tenant, { targetView: 'Azure', reservationScope: 'AzurePlan' }),
    'GET /v1/customers/t/products?targetView=Azure&reservationScope=AzurePlan app',
    none,
  ],
  ['a product', (d) => products.product(d, market, 'P'), 'GET /v1/products/P?country=US app', { id: 'P' }],
  [
    'SKUs',
    (d) => skus.skus(d, market, 'P', 'nonprofit'),
    'GET /v1/products/P/skus?country=US&targetSegment=nonprofit app',
    none,
  ],
  ['SKUs of a customer', (d) => skus.skus(d, tenant, 'P'), 'GET /v1/customers/t/products/P/skus app', none],
  [
    'a SKU of a customer',
    (d) => skus.sku(d, tenant, 'P', '0001'),
    'GET /v1/customers/t/products/P/skus/0001 app',
    { id: '0001' },
  ],
  [
    'an availability',
    (d) => availabilities.availability(d, market, 'P', '0001', 'A'),
    'GET /v1/products/P/skus/0001/availabilities/A?country=US app',
    { catalogItemId: 'P:0001:A', productId: 'P', skuId: '0001' },
  ],
  [
    'inventory',
    (d) => inventory.checkInventory(d, 'US', { items: [{ productId: 'P' }], context: { customerId: 't' } }),
    'POST /v1/extensions/product/checkinventory?country=US app',
    [],
    { targetItems: [{ productId: 'P' }], inventoryContext: { customerId: 't' } },
  ],
  [
    'promotions',
    (d) => promotions.promotions(d, 'US', 'commercial'),
    'GET /v1/productpromotions?country=US&segment=commercial app',
    none,
  ],
  [
    'a promotion',
    (d) => promotions.promotion(d, 'US', 'P:S:X'),
    'GET /v1/productpromotions/P%3AS%3AX?country=US app',
    { id: 'P:S:X' },
  ],
  [
    'eligibility',
    (d) => promotions.promotionEligibilities(d, 't', [question]),
    'POST /v1/customers/t/promotionEligibilities app',
    none,
    { items: [{ id: 0, ...question }] },
  ],
  [
    'offers',
    (d) => offers.offers(d, 'US', { categoryId: 'Trial_Key' }),
    'GET /v1/offers?country=US&offer_category_id=Trial_Key app',
    none,
  ],
  ['offers of a customer', (d) => offers.offersForCustomer(d, 't'), 'GET /v1/customers/t/offers app', none],
  ['an offer', (d) => offers.offer(d, 'US', 'o'), 'GET /v1/offers/o?country=US app', legacyOffer],
  ['add-on offers', (d) => offers.addOnOffers(d, 'US', 'o'), 'GET /v1/offers/o/addons?country=US app', none],
  [
    'categories of a customer',
    (d) => offers.offerCategoriesForCustomer(d, 't'),
    'GET /v1/customers/t/offercategories app',
    none,
  ],
  [
    'a cart replaced',
    (d) => carts.updateCart(d, 't', { id: 'c', lineItems: [] }, ids),
    'PUT /v1/customers/t/carts/c app',
    { id: 'c' },
    { id: 'c', lineItems: [] },
  ],
  [
    'an order',
    (d) =>
      orders.createOrder(
        d,
        't',
        { billingCycle: 'monthly', lineItems: [{ lineItemNumber: 0, offerId: 'o', quantity: 1 }] },
        ids,
      ),
    'POST /v1/customers/t/orders app',
    { id: 'o' },
    {
      referenceCustomerId: 't',
      billingCycle: 'monthly',
      lineItems: [{ lineItemNumber: 0, offerId: 'o', quantity: 1 }],
    },
  ],
  [
    'an order for a reseller',
    (d) =>
      orders.createOrder(
        d,
        't',
        { lineItems: [{ lineItemNumber: 0, offerId: 'o', quantity: 1, partnerIdOnRecord: '1' }] },
        ids,
      ),
    'POST /v1/customers/t/orders user',
    { id: 'o' },
  ],
  [
    'orders',
    (d) => orders.orders(d, 't', { billingCycle: 'onetime', includePrice: true }),
    'GET /v1/customers/t/orders?billingType=onetime&include_price=true app',
    none,
  ],
  [
    'an order with prices',
    (d) => orders.order(d, 't', 'o', { includePrice: true }),
    'GET /v1/customers/t/orders/o?include_price=true app',
    { id: 'o' },
  ],
  [
    'an order cancelled',
    (d) => orders.cancelOrder(d, 't', 'o', ids),
    'PATCH /v1/customers/t/orders/o app',
    { id: 'o' },
    { id: 'o', referenceCustomerId: 't', status: 'cancelled' },
  ],
  [
    'an order line cancelled',
    (d) => orders.cancelOrder(d, 't', 'o', ids, [{ lineItemNumber: 1, offerId: 'x' }]),
    'PATCH /v1/customers/t/orders/o app',
    { id: 'o' },
    {
      id: 'o',
      referenceCustomerId: 't',
      status: 'cancelled',
      lineItems: [{ lineItemNumber: 1, offerId: 'x' }],
    },
  ],
  [
    'order provisioning',
    (d) => orders.orderProvisioning(d, 't', 'o'),
    'GET /v1/customers/t/orders/o/provisioningstatus user',
    none,
  ],
  [
    'attachments',
    (d) => orderAttachments.attachments(d, 't', 'o'),
    'GET /v1/customers/t/orders/o/attachments app',
    none,
  ],
  [
    'activation of an order',
    (d) => activationLinks.activationLinksOfOrder(d, 't', 'o'),
    'GET /v1/customers/t/orders/o/activationlinks app',
    none,
  ],
  [
    'activation of a line',
    (d) => activationLinks.activationLinksOfLine(d, 't', 'o', 2),
    'GET /v1/customers/t/orders/o/lineitems/2/activationlinks app',
    none,
  ],
  [
    'activation of a subscription',
    (d) => activationLinks.activationLinksOfSubscription(d, 't', 's'),
    'GET /v1/customers/t/subscriptions/s/activationlinks app',
    none,
  ],
  [
    'subscriptions of an order',
    (d) => subscriptions.subscriptions(d, 't', { orderId: 'o' }),
    'GET /v1/customers/t/subscriptions?order_id=o app',
    none,
  ],
  [
    'subscriptions of a reseller',
    (d) => subscriptions.subscriptions(d, 't', { mpnId: '1' }),
    'GET /v1/customers/t/subscriptions?mpn_id=1 app',
    none,
  ],
  [
    'add-ons',
    (d) => subscriptions.addOns(d, 't', 's'),
    'GET /v1/customers/t/subscriptions/s/addons app',
    none,
  ],
  [
    'transition eligibilities',
    (d) => transitions.transitionEligibilities(d, 't', 's', 'scheduled'),
    'GET /v1/customers/t/subscriptions/s/transitionEligibilities?eligibilityType=scheduled app',
    none,
  ],
  [
    'a transition',
    (d) =>
      transitions.transition(
        d,
        't',
        's',
        { toCatalogItemId: 'p:s:a', quantity: 2, transitionType: 'transition_only' },
        ids,
      ),
    'POST /v1/customers/t/subscriptions/s/transitions app',
    {},
    { fromSubscriptionId: 's', toCatalogItemId: 'p:s:a', quantity: 2, transitionType: 'transition_only' },
  ],
  [
    'a transition’s events',
    (d) => transitions.transitions(d, 't', 's', 'op'),
    'GET /v1/customers/t/subscriptions/s/transitions?operationId=op app',
    none,
  ],
  [
    'conversions',
    (d) => conversions.conversions(d, 't', 's'),
    'GET /v1/customers/t/subscriptions/s/conversions user',
    none,
  ],
  [
    'a conversion',
    (d) => conversions.convertTrial(d, 't', 's', { offerId: 'a', targetOfferId: 'b' }, ids),
    'POST /v1/customers/t/subscriptions/s/conversions user',
    {},
    { offerId: 'a', targetOfferId: 'b' },
  ],
  [
    'upgrades',
    (d) => upgrades.upgrades(d, 't', 's'),
    'GET /v1/customers/t/subscriptions/s/upgrades app',
    none,
  ],
  [
    'an upgrade with licences',
    (d) =>
      upgrades.upgrade(
        d,
        't',
        's',
        { targetOffer: legacyOffer, isEligible: true, upgradeType: 'upgrade_with_license_transfer' },
        ids,
      ),
    'POST /v1/customers/t/subscriptions/s/upgrades user',
    {},
  ],
  [
    'custom ends',
    (d) => customTermEnds.customTermEnds(d, 't', 'P1Y', { startDate: '2026-01-01' }),
    'GET /v1/customers/t/subscriptions/customTermEndDates?term_duration=P1Y&term_start_date=2026-01-01 app',
    none,
  ],
  [
    'provisioning',
    (d) => subscriptionStatus.provisioningStatus(d, 't', 's'),
    'GET /v1/customers/t/subscriptions/s/provisioningstatus user',
    { status: 'success' },
  ],
  [
    'registration',
    (d) => subscriptionStatus.register(d, 't', 's', ids),
    'POST /v1/customers/t/subscriptions/s/registrations app',
    {},
  ],
  [
    'registration status',
    (d) => subscriptionStatus.registrationStatus(d, 't', 's'),
    'GET /v1/customers/t/subscriptions/s/registrationstatus app',
    { status: 'Registered' },
  ],
  [
    'sandbox activation',
    (d) => subscriptionStatus.activateInSandbox(d, 't', 's', ids),
    'POST /v1/customers/t/subscriptions/s/activate app',
    { status: 'Success' },
  ],
  [
    'support contact',
    (d) => supportContacts.supportContact(d, 't', 's'),
    'GET /v1/customers/t/subscriptions/s/supportcontact user',
    contact,
  ],
  [
    'support contact set',
    (d) => supportContacts.setSupportContact(d, 't', 's', contact, ids),
    'PUT /v1/customers/t/subscriptions/s/supportcontact user',
    contact,
    contact,
  ],
  [
    'overage',
    (d) => overage.setOverage(d, 't', phones, ids),
    'PUT /v1/customers/t/subscriptions/overage app',
    phones,
    phones,
  ],
  [
    'entitlements',
    (d) => entitlements.entitlements(d, 't', 'software'),
    'GET /v1/customers/t/entitlements?entitlementType=software user',
    none,
  ],
  [
    'Azure entitlements',
    (d) => entitlements.azureEntitlements(d, 't', 's'),
    'GET /v1/customers/t/subscriptions/s/azureEntitlements app',
    none,
  ],
  [
    'an Azure entitlement cancelled',
    (d) => entitlements.cancelAzureEntitlement(d, 't', 's', 'e', 'unused', ids),
    'POST /v1/customers/t/subscriptions/s/azureEntitlements/e/cancel app',
    { id: 'e' },
    { cancellationReason: 'unused' },
  ],
  [
    'a migration asked about',
    (d) => migrations.validateMigration(d, 't', migration),
    'POST /v1/customers/t/migrations/newcommerce/validate app',
    { currentSubscriptionId: 's' },
    migration,
  ],
  [
    'a migration',
    (d) => migrations.createMigration(d, 't', migration, ids),
    'POST /v1/customers/t/migrations/newcommerce app',
    begun,
    migration,
  ],
  [
    'a migration’s state',
    (d) => migrations.migration(d, 't', 'm'),
    'GET /v1/customers/t/migrations/newcommerce/m app',
    begun,
  ],
  [
    'a migration’s events',
    (d) => migrations.migrationEvents(d, 't', { currentSubscriptionId: 's' }),
    'GET /v1/customers/t/migrations/newcommerce/events?current_subscription_id=s app',
    [],
  ],
  [
    'migrations',
    (d) => migrations.migrations(d, { tenantId: 't' }, 50),
    'GET /v1/migrations/newcommerce?CustomerTenantId=t&PageSize=50 app',
    { newCommerceMigrations: [] },
  ],
  [
    'a schedule',
    (d) =>
      migrationSchedules.createMigrationSchedule(
        d,
        't',
        { currentSubscriptionId: 's', migrateOnRenewal: true },
        ids,
      ),
    'POST /v1/customers/t/migrations/newcommerce/schedules app',
    { id: 'x' },
    { currentSubscriptionId: 's', migrateOnRenewal: true },
  ],
  [
    'a schedule changed',
    (d) => migrationSchedules.updateMigrationSchedule(d, 't', { id: 'x', currentSubscriptionId: 's' }, ids),
    'PUT /v1/customers/t/migrations/newcommerce/schedules/x app',
    { id: 'x' },
  ],
  [
    'a schedule cancelled',
    (d) => migrationSchedules.cancelMigrationSchedule(d, 't', 'x', ids),
    'POST /v1/customers/t/migrations/newcommerce/schedules/x/cancel app',
    {},
  ],
  ['an invoice', (d) => invoices.invoice(d, 'G1'), 'GET /v1/invoices/G1 user', { id: 'G1' }],
  ['the balance', (d) => invoices.invoiceSummary(d), 'GET /v1/invoices/summary app', {}],
  ['balances', (d) => invoices.invoiceSummaries(d), 'GET /v1/invoices/summaries user', none],
  [
    'estimates',
    (d) => invoices.estimateLinks(d, 'USD'),
    'GET /v1/invoices/estimates/links?currencycode=USD app',
    none,
  ],
  [
    'lines',
    (d) => invoiceLines.invoiceLines(d, 'G1', { provider: 'onetime', type: 'billinglineitems' }),
    'GET /v1/invoices/G1/lineitems?provider=onetime&invoicelineitemtype=billinglineitems&size=2000 app',
    none,
  ],
  [
    'unbilled lines',
    (d) =>
      invoiceLines.unbilledLines(d, {
        provider: 'onetime',
        type: 'usagelineitems',
        currencyCode: 'usd',
        period: 'previous',
      }),
    'GET /v1/invoices/unbilled/lineitems?provider=onetime&invoicelineitemtype=usagelineitems&currencycode=usd&period=previous&size=2000 app',
    none,
  ],
  [
    'legacy lines',
    (d) => invoiceLines.legacyInvoiceLines(d, 'D1', 'Office', 'BillingLineItems'),
    'GET /v1/invoices/D1/lineitems/Office/BillingLineItems?size=200&offset=0 app',
    none,
  ],
  [
    'schedules',
    (d) => migrationSchedules.migrationSchedules(d, { currentSubscriptionId: 's' }),
    'GET /v1/migrations/newcommerce/schedules?CurrentSubscriptionId=s app',
    [],
  ],
  [
    'the way to an Azure plan',
    (d) => productUpgrades.productUpgradeEligibility(d, 't'),
    'POST /v1/productupgrades/eligibility user',
    { isEligible: true },
    { customerId: 't', productFamily: 'azure' },
  ],
  [
    'an upgrade to an Azure plan',
    (d) => productUpgrades.productUpgradeStatus(d, 't', 'u'),
    'POST /v1/productupgrades/u/status user',
    { status: 'Completed' },
    { customerId: 't', productFamily: 'azure' },
  ],
];

test.each(rows)('%s: asked as Microsoft documents it', async (_name, act, request, answer, body) => {
  const server = await listen(json(answer));
  const result = act(doorTo(server.url).door);
  if (Symbol.asyncIterator in result) for await (const _ of result);
  else await result;
  const [sent] = server.requests;
  const as = sent!.headers.authorization?.replace(/^Bearer (\w+)-1$/, '$1');
  expect(`${sent!.method} ${sent!.url} ${as}`).toBe(request);
  if (body) expect(JSON.parse(sent!.body)).toEqual(body);
});
