import type { Simulator } from '../server.ts';
import { type Exchange, partnerCenter, provider, userTokens } from '../testing/partner.ts';
import { type Call, teller } from './tell.ts';

const sheet = '/sales/:sheet/$value';

/** Types of the successful answers about invoices, price sheets and resellers of the sandbox. */
export const invoiceAnswers: Record<string, string> = {
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
  [`GET ${sheet}`]: 'Nothing',
};

const billing = 'provider=onetime&invoicelineitemtype=billinglineitems';

/**
 * Asks for all of them, as a person of the provider.
 * @param note keeps an answer that did not come by `user`
 */
export async function invoiceExchanges(
  simulator: Simulator,
  cid: string,
  user: Call,
  note: (operation: string, answer: Exchange) => void,
): Promise<void> {
  const { world, clock, url } = simulator;
  const tell = teller(user, cid);
  const begun = world.subscriptions.where('tenant', cid)[0];
  if (!begun) throw new Error('no subscription to copy');
  world.due.put({ id: 'bill', at: clock.now(), kind: 'issue-invoices', ref: provider.tenantId });
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

  await sandboxExchange(simulator, user);
  world.subscriptions.put({ ...begun, id: 'new-1', startedAt: clock.now(), billingCycle: 'monthly' });
  const unbilled = '/invoices/unbilled/lineitems';
  world.invoices.clear();
  await user('GET', unbilled, `${unbilled}?${billing}&currencycode=usd&period=current`);

  const scope = 'https://api.partner.microsoft.com/user_impersonation';
  const token = await userTokens(url, provider, undefined, scope);
  const path = "/v1/sales/pricesheets(Market='US',PricesheetView='updatedlicensebased')/$value";
  note(`GET ${sheet}`, await partnerCenter(url, token.access_token)('GET', path));
}

/** A provider of the sandbox makes a reseller, as long as it has none. */
async function sandboxExchange({ world }: Simulator, user: Call): Promise<void> {
  const partner = world.partners.get(provider.tenantId);
  if (!partner) throw new Error('the provider is not there');
  world.partners.put({ ...partner, sandbox: true });
  const places = world.partnerships.where('provider', provider.tenantId);
  for (const { id } of places) world.partnerships.remove(id);
  await user('POST', '/sandboxIndirectReseller', '/sandboxIndirectReseller', {
    mpnId: '4700001',
    tenant: { domainPrefix: 'sampleseller', name: 'Sample', country: 'US' },
  });
  for (const one of places) world.partnerships.put(one);
  world.partners.put(partner);
}
