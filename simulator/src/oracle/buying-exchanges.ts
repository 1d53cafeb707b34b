import type { Simulator } from '../server.ts';
import {
  control,
  type DemoPartner,
  type Exchange,
  partnerCenter,
  provider,
  send,
  userTokens,
} from '../testing/partner.ts';

type Call = (method: string, template: string, path: string, body?: unknown) => Promise<Exchange>;

const base = '/customers/:cid';
const subscription = `${base}/subscriptions/:sid`;
const order = `${base}/orders/:oid`;
const migrations = `${base}/migrations/newcommerce`;
const sheet = '/sales/:sheet/$value';

/** Types of the successful answers of everything that is bought beside licences, of offers, migrations and invoices. */
export const buyingAnswers: Record<string, string> = {
  'GET /offers': 'collection<Offer>',
  'GET /offers/:offerId': 'Offer',
  'GET /offers/:offerId/addons': 'collection<Offer>',
  'GET /offercategories': 'collection<OfferCategory>',
  [`GET ${base}/offers`]: 'collection<Offer>',
  [`GET ${base}/offercategories`]: 'collection<OfferCategory>',
  'GET /productpromotions': 'collection<ProductPromotion>',
  'GET /productpromotions/:promotionId': 'ProductPromotion',
  [`POST ${base}/promotionEligibilities`]: 'collection<PromotionEligibilities>',
  'POST /extensions/product/checkinventory': 'array<InventoryItem>',
  [`GET ${sheet}`]: 'Nothing',
  [`POST ${subscription}/registrations`]: 'Nothing',
  [`GET ${subscription}/registrationstatus`]: 'SubscriptionRegistrationStatus',
  [`GET ${subscription}/azureEntitlements`]: 'collection<AzureEntitlement>',
  [`GET ${subscription}/azureEntitlements/:eid`]: 'AzureEntitlement',
  [`POST ${subscription}/azureEntitlements/:eid/cancel`]: 'AzureEntitlement',
  [`GET ${order}/activationlinks`]: 'collection<OrderLineItemActivationLink>',
  [`GET ${order}/lineitems/:line/activationlinks`]: 'collection<OrderLineItemActivationLink>',
  [`GET ${subscription}/activationlinks`]: 'collection<OrderLineItemActivationLink>',
  [`POST ${subscription}/activate`]: 'SubscriptionActivationResult',
  [`POST ${order}/attachment`]: 'collection<OrderAttachment>',
  [`GET ${order}/attachments`]: 'collection<OrderAttachment>',
  [`GET ${order}/attachment/:attachmentId`]: 'Nothing',
  [`GET ${subscription}/addons`]: 'collection<Subscription>',
  [`GET ${subscription}/supportcontact`]: 'SupportContact',
  [`PUT ${subscription}/supportcontact`]: 'SupportContact',
  [`GET ${subscription}/conversions`]: 'collection<Conversion>',
  [`POST ${subscription}/conversions`]: 'ConversionResult',
  [`POST ${migrations}/validate`]: 'NewCommerceEligibility',
  [`POST ${migrations}`]: 'NewCommerceMigration',
  [`GET ${migrations}/:migrationId`]: 'NewCommerceMigration',
  [`GET ${migrations}/events`]: 'array<NewCommerceMigrationEvent>',
  'GET /migrations/newcommerce': 'GetNewCommerceMigrationsResponse',
  [`POST ${migrations}/schedules`]: 'NewCommerceMigrationSchedule',
  [`PUT ${migrations}/schedules/:scheduleId`]: 'NewCommerceMigrationSchedule',
  [`GET ${migrations}/schedules/:scheduleId`]: 'NewCommerceMigrationSchedule',
  [`POST ${migrations}/schedules/:scheduleId/cancel`]: 'NewCommerceMigrationSchedule',
  'GET /migrations/newcommerce/schedules': 'array<NewCommerceMigrationSchedule>',
  'GET /invoices': 'collection<Invoice>',
  'GET /invoices/:invoiceId': 'Invoice',
  'GET /invoices/:invoiceId/documents/statement': 'Nothing',
  'GET /invoices/summary': 'InvoiceSummary',
  'GET /invoices/summaries': 'collection<InvoiceSummary>',
  'GET /invoices/estimates/links': 'collection<EstimateLink>',
  'GET /invoices/:invoiceId/lineitems': 'collection<OneTimeInvoiceLineItem>',
  'GET /invoices/:invoiceId/lineitems/:provider/:type': 'collection<OneTimeInvoiceLineItem>',
  'GET /invoices/unbilled/lineitems': 'collection<OneTimeInvoiceLineItem>',
  'POST /sandboxIndirectReseller': 'SandboxIndirectReseller',
};

const billing = 'provider=onetime&invoicelineitemtype=billinglineitems';

/**
 * Asks for all of them, as a person of the provider.
 * @param note keeps an answer that did not come by `user`
 */
export async function buyingExchanges(
  simulator: Simulator,
  cid: string,
  user: Call,
  note: (operation: string, answer: Exchange) => void,
): Promise<void> {
  const { world, clock, url } = simulator;
  const at = clock.now();
  const tell = (
    method: string,
    template: string,
    more: Record<string, string> = {},
    body?: unknown,
    query = '',
  ) =>
    user(
      method,
      template,
      Object.entries({ ':cid': cid, ...more }).reduce(
        (path, [name, value]) => path.replace(name, value),
        template,
      ) + query,
      body,
    );
  const item = async (product: string): Promise<string> => {
    const token = (await userTokens(url, provider)).access_token;
    const path = `/v1/customers/${cid}/products/${product}/skus/0001/availabilities`;
    return (await partnerCenter(url, token)('GET', path)).body.items[0].catalogItemId;
  };

  const paid = '031C9E47-4802-4248-838E-778FB1D2CC05';
  await user('GET', '/offers', '/offers?country=US');
  await user('GET', '/offers/:offerId', `/offers/${paid}?country=US`);
  await user('GET', '/offers/:offerId/addons', `/offers/${paid}/addons?country=US`);
  await user('GET', '/offercategories', '/offercategories?country=US');
  await tell('GET', `${base}/offers`);
  await tell('GET', `${base}/offercategories`);
  const promotions = await user(
    'GET',
    '/productpromotions',
    '/productpromotions?country=US&segment=commercial',
  );
  const [{ id: promotionId }] = promotions.body.items;
  await user('GET', '/productpromotions/:promotionId', `/productpromotions/${promotionId}?country=US`);
  const asked = { catalogItemId: await item('CFQ7TTC0LFLZ'), quantity: 3000, billingCycle: 'monthly' };
  await tell('POST', `${base}/promotionEligibilities`, {}, { items: [{ ...asked, termDuration: 'P1M' }] });
  const inventory = '/extensions/product/checkinventory';
  await user('POST', inventory, `${inventory}?country=US`, { targetItems: [{ productId: 'DZH318Z0BPS7' }] });

  const begun = world.subscriptions.where('tenant', cid)[0];
  if (!begun) throw new Error('no subscription to copy');
  const { orderId: _, ...copied } = begun;
  const held = (id: string, more: Partial<typeof begun>) =>
    world.subscriptions.put({ ...copied, orderId: `order-${id}`, ...more, id });
  const legacy = { kind: 'legacy' as const, offerId: paid, createdAt: '2026-02-01T00:00:00Z' };

  held('plan-1', {
    kind: 'azure-plan',
    commitmentEndDate: '9999-12-31',
    azureEntitlements: [{ id: 'azure-1', friendlyName: 'Azure 1', status: 'active' }],
  });
  const plan = { ':sid': 'plan-1', ':eid': 'azure-1' };
  await tell('POST', `${subscription}/registrations`, plan);
  await tell('GET', `${subscription}/registrationstatus`, plan);
  await tell('GET', `${subscription}/azureEntitlements`, plan);
  await tell('GET', `${subscription}/azureEntitlements/:eid`, plan);
  await tell('POST', `${subscription}/azureEntitlements/:eid/cancel`, plan);

  held('saas-1', {
    kind: 'marketplace',
    termDuration: 'P1M',
    billingCycle: 'monthly',
    startedAt: at,
    commitmentEndDate: '2027-01-01',
  });
  const known = world.orders.where('tenant', cid).at(-1);
  const line = known?.lines[0];
  if (!known || !line) throw new Error('no order to copy');
  world.orders.put({ ...known, id: 'order-saas-1', lines: [{ ...line, subscriptionId: 'saas-1' }] });
  const saas = { ':sid': 'saas-1', ':oid': 'order-saas-1', ':line': '0' };
  await tell('GET', `${order}/activationlinks`, saas);
  await tell('GET', `${order}/lineitems/:line/activationlinks`, saas);
  await tell('GET', `${subscription}/activationlinks`, saas);

  world.orders.put({ ...known, id: 'order-po-1', status: 'pending_po_upload', lines: [] });
  note(
    `POST ${order}/attachment`,
    await attach(simulator, provider, `/v1/customers/${cid}/orders/order-po-1/attachment`),
  );
  const files = await tell('GET', `${order}/attachments`, { ':oid': 'order-po-1' });
  const attachmentId = { ':oid': 'order-po-1', ':attachmentId': String(files.body.items[0].attachmentId) };
  await tell('GET', `${order}/attachment/:attachmentId`, attachmentId);

  held('base-1', legacy);
  held('addon-1', { ...legacy, parentSubscriptionId: 'base-1' });
  const bought = await tell(
    'POST',
    `${base}/orders`,
    {},
    {
      billingCycle: 'monthly',
      lineItems: [{ lineItemNumber: 0, offerId: '91FD106F-4B2C-4938-95AC-F54F74E9A239', quantity: 5 }],
    },
  );
  await control(url, 'POST', 'clock', { advance: 'PT1M' });
  const made = world.subscriptions.where('tenant', cid).find((one) => one.orderId === bought.body.id);
  const addOn = {
    lineItemNumber: 0,
    offerId: 'C94271D8-B431-4A25-A3C5-A57737A1C909',
    parentSubscriptionId: made?.id,
    quantity: 2,
  };
  await tell('PATCH', order, { ':oid': bought.body.id }, { id: bought.body.id, lineItems: [addOn] });
  const contact = { supportTenantId: provider.tenantId, supportMpnId: provider.mpnId, name: 'Adatum' };
  await tell('GET', `${base}/subscriptions`);
  await tell('GET', subscription, { ':sid': 'base-1' });
  await tell('GET', `${subscription}/addons`, { ':sid': 'base-1' });
  await tell('PUT', `${subscription}/supportcontact`, { ':sid': 'base-1' }, contact);
  await tell('GET', `${subscription}/supportcontact`, { ':sid': 'base-1' });
  held('trial-1', { ...legacy, offerId: 'C0BD2E08-11AC-4836-BDC7-3712E744D9CB', isTrial: true });
  const conversions = await tell('GET', `${subscription}/conversions`, { ':sid': 'trial-1' });
  await tell('POST', `${subscription}/conversions`, { ':sid': 'trial-1' }, conversions.body.items[0]);
  await migrate(tell, user);

  world.due.put({ id: 'bill', at, kind: 'issue-invoices', ref: provider.tenantId });
  clock.catchUp();
  const invoices = await user('GET', '/invoices', '/invoices');
  const invoiceId = { ':invoiceId': String(invoices.body.items[0].id) };
  await tell('GET', '/invoices/:invoiceId', invoiceId);
  await tell('GET', '/invoices/:invoiceId/documents/statement', invoiceId);
  for (const path of ['/invoices/summary', '/invoices/summaries']) await user('GET', path, path);
  await user('GET', '/invoices/estimates/links', '/invoices/estimates/links?currencycode=USD');
  await tell('GET', '/invoices/:invoiceId/lineitems', invoiceId, undefined, `?${billing}&size=1`);
  const typed = { ...invoiceId, ':provider': 'OneTime', ':type': 'BillingLineItems' };
  await tell('GET', '/invoices/:invoiceId/lineitems/:provider/:type', typed);

  const partner = world.partners.get(provider.tenantId);
  if (!partner) throw new Error('the provider is not there');
  world.partners.put({ ...partner, sandbox: true });
  await tell('POST', `${subscription}/activate`, saas);
  world.subscriptions.put({ ...begun, id: 'new-1', startedAt: clock.now(), billingCycle: 'monthly' });
  const places = world.partnerships.where('provider', provider.tenantId);
  for (const { id } of places) world.partnerships.remove(id);
  await user('POST', '/sandboxIndirectReseller', '/sandboxIndirectReseller', {
    mpnId: '4700001',
    tenant: { domainPrefix: 'sampleseller', name: 'Sample', country: 'US' },
  });
  for (const one of places) world.partnerships.put(one);
  world.partners.put(partner);
  const unbilled = '/invoices/unbilled/lineitems';
  world.invoices.clear();
  await user('GET', unbilled, `${unbilled}?${billing}&currencycode=usd&period=current`);

  const token = await userTokens(
    url,
    provider,
    undefined,
    'https://api.partner.microsoft.com/user_impersonation',
  );
  const path = "/v1/sales/pricesheets(Market='US',PricesheetView='updatedlicensebased')/$value";
  note(`GET ${sheet}`, await partnerCenter(url, token.access_token)('GET', path));
}

/** Moves a legacy subscription with its add-on, and plans the move of another. */
async function migrate(
  tell: (
    method: string,
    template: string,
    more?: Record<string, string>,
    body?: unknown,
    query?: string,
  ) => Promise<Exchange>,
  user: Call,
): Promise<void> {
  const wanted = { currentSubscriptionId: 'base-1', billingCycle: 'monthly', externalReferenceId: 'ref-1' };
  await tell('POST', `${migrations}/validate`, {}, { ...wanted, termDuration: 'P3M' });
  const planned = { ...wanted, migrateOnRenewal: true, targetDate: '2027-01-15T00:00:00Z' };
  const schedule = await tell('POST', `${migrations}/schedules`, {}, planned);
  const scheduleId = { ':scheduleId': String(schedule.body.id) };
  await tell('PUT', `${migrations}/schedules/:scheduleId`, scheduleId, { ...planned, quantity: 2 });
  await tell('GET', `${migrations}/schedules/:scheduleId`, scheduleId);
  await user('GET', '/migrations/newcommerce/schedules', '/migrations/newcommerce/schedules');
  await tell('POST', `${migrations}/schedules/:scheduleId/cancel`, scheduleId);
  const made = await tell('POST', migrations, {}, wanted);
  const migrationId = { ':migrationId': String(made.body.id) };
  await tell('GET', `${migrations}/:migrationId`, migrationId);
  await tell('GET', `${migrations}/events`, {}, undefined, `?migration_id=${made.body.id}`);
  await user('GET', '/migrations/newcommerce', '/migrations/newcommerce');
}

async function attach({ url }: Simulator, partner: DemoPartner, path: string): Promise<Exchange> {
  const form = new FormData();
  form.set('metadata', JSON.stringify({ customerPrice: '100', currency: 'USD' }));
  form.set('POFiles', new File(['order 1'], 'order.pdf'));
  const { access_token } = await userTokens(url, partner);
  return send(`${url}${path}`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${access_token}` },
  });
}
