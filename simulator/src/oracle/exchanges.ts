import type { Simulator } from '../server.ts';
import { letAgentsAdminister } from '../testing/delegated-admin.ts';
import {
  appToken,
  control,
  direct,
  type Exchange,
  newCustomer,
  partnerCenter,
  provider,
  resellers,
  userTokens,
} from '../testing/partner.ts';
import { activityExchanges } from './activity-exchanges.ts';
import { buyingExchanges } from './buying-exchanges.ts';
import { changeExchanges } from './change-exchanges.ts';
import { peopleExchanges } from './people-exchanges.ts';
import { usageExchanges } from './usage-exchanges.ts';

/** A customer with every part of an address. */
function wholeCustomer() {
  const customer = newCustomer('everyanswer.onmicrosoft.com', {
    associatedPartnerId: resellers.valid.tenantId,
  });
  Object.assign(customer.billingProfile.defaultAddress, { middleName: 'C', region: 'West' });
  return customer;
}

/** A successful answer of every operation, by `METHOD /path`. */
export async function everyAnswer(simulator: Simulator): Promise<Map<string, Exchange>> {
  const { url } = simulator;
  const app = partnerCenter(url, await appToken(url, provider));
  const user = partnerCenter(url, (await userTokens(url, provider)).access_token);
  const answers = new Map<string, Exchange>();

  async function call(
    as: typeof app,
    method: string,
    template: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Exchange> {
    const answer = await as(method, `/v1${path}`, body, headers);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    answers.set(`${method} ${template}`, answer);
    return answer;
  }
  const get = (as: typeof app, template: string, path = template) => call(as, 'GET', template, path);

  const made = await call(user, 'POST', '/customers', '/customers', wholeCustomer());
  const id: string = made.body.id;
  await letAgentsAdminister(url, provider, id);
  const c = (path: string) => path.replace(':cid', id);
  const tenant = simulator.world.tenants.get(id);
  if (tenant)
    simulator.world.tenants.put({
      ...tenant,
      accountStatus: 'Allowed',
      accountStatusAt: simulator.clock.now(),
    });

  const address = newCustomer('').billingProfile.defaultAddress;
  await call(app, 'POST', '/validations/address', '/validations/address', address);
  await get(app, '/countryvalidationrules/:country', '/countryvalidationrules/IN');
  await get(app, '/customers', '/customers?size=1');
  for (const path of ['/customers/:cid', '/customers/:cid/profiles/billing']) await get(app, path, c(path));
  for (const path of [
    '/customers/relationshiprequests',
    '/profiles/mpn',
    '/profiles/legalbusiness',
    '/profiles/organization',
    '/profiles/billing',
    '/profiles/support',
  ])
    await get(user, path);
  for (const path of [
    '/customers/:cid/profiles/company',
    '/customers/:cid/relationships',
    '/customers/:cid/directSignedMicrosoftCustomerAgreementStatus',
  ])
    await get(user, path, c(path));
  const profile = await app('GET', `/v1/customers/${id}/profiles/billing`);
  await call(
    app,
    'PUT',
    '/customers/:cid/profiles/billing',
    c('/customers/:cid/profiles/billing'),
    profile.body,
    { 'If-Match': `"${profile.body.attributes.etag}"` },
  );
  await get(user, '/customers/:cid/validationStatus', c('/customers/:cid/validationStatus?type=account'));
  await get(user, '/relationships', '/relationships?relationship_type=IsIndirectCloudSolutionProviderOf');
  await get(
    user,
    '/compliance/csp/agreementstatus',
    `/compliance/csp/agreementstatus?mpnId=${resellers.valid.mpnId}`,
  );
  await call(app, 'POST', '/partners/validateresellers', '/partners/validateresellers', {
    partnerIds: [resellers.valid.mpnId, resellers.suspended.mpnId],
  });

  const signatory = {
    firstName: 'Ada',
    lastName: 'Berg',
    email: 'ada@fabrikam.example',
    phoneNumber: '4255550101',
  };
  const attestation = await call(app, 'POST', '/attestations/enhanced', '/attestations/enhanced', {
    country: 'US',
    language: 'en',
    companyName: 'Fabrikam',
    signatory,
  });
  const attestationId: string = attestation.body.id;
  await control(url, 'POST', 'actions/accept-attestation', { attestationId });
  await get(app, '/attestations/enhanced/:id', `/attestations/enhanced/${attestationId}`);
  await call(user, 'POST', '/customers/:cid/agreements', c('/customers/:cid/agreements'), { attestationId });
  await get(user, '/customers/:cid/agreements', c('/customers/:cid/agreements?agreementType=*'));
  await get(user, '/agreements', '/agreements?agreementType=*');
  await get(
    user,
    '/agreementtemplates/:templateId/document',
    '/agreementtemplates/117a77b0-9360-443b-8795-c6dedc750cf9/document?language=de-DE&country=DE',
  );

  for (const base of ['', '/customers/:cid']) {
    const at = base === '' ? '?country=US' : '';
    const path = (rest: string) => `${c(base)}${rest}${at}`;
    await get(app, `${base}/products`, `${path('/products')}${at ? '&' : '?'}targetView=OnlineServices`);
    await get(app, `${base}/products/:pid`, path('/products/DG7GMGF0D7FV'));
    await get(app, `${base}/products/:pid/skus`, path('/products/CFQ7TTC0LCHC/skus'));
    await get(app, `${base}/products/:pid/skus/:skuId`, path('/products/CFQ7TTC0HL8W/skus/0001'));
    const list = await get(
      app,
      `${base}/products/:pid/skus/:skuId/availabilities`,
      path('/products/CFQ7TTC0LCHC/skus/0001/availabilities'),
    );
    await get(
      app,
      `${base}/products/:pid/skus/:skuId/availabilities/:aid`,
      path(`/products/CFQ7TTC0LCHC/skus/0001/availabilities/${list.body.items[0].id}`),
    );
  }
  const { body } = answers.get('GET /customers/:cid/products/:pid/skus/:skuId/availabilities') as Exchange;
  const participants = [{ key: 'transaction_reseller', value: resellers.valid.mpnId }];
  const line = {
    id: 0,
    catalogItemId: body.items[0].catalogItemId,
    quantity: 3,
    termDuration: 'P1Y',
    billingCycle: 'annual',
    friendlyName: 'Seats',
    provisioningContext: { parentSubscriptionId: 'none' },
    participants,
  };
  const lines = { partnerOnRecordAttestationAccepted: true, lineItems: [line] };
  await call(app, 'POST', '/customers/:cid/carts', c('/customers/:cid/carts'), {
    ...lines,
    lineItems: [
      { ...line, quantity: 301 },
      {
        id: 1,
        catalogItemId: '91FD106F-4B2C-4938-95AC-F54F74E9A239',
        quantity: 3,
        billingCycle: 'monthly',
        addonItems: [{ id: 2, catalogItemId: 'C94271D8-B431-4A25-A3C5-A57737A1C909', quantity: 2 }],
      },
    ],
  });
  const { id: cartId } = (answers.get('POST /customers/:cid/carts') as Exchange).body;
  await call(app, 'PUT', '/customers/:cid/carts/:cartId', c(`/customers/:cid/carts/${cartId}`), lines);
  await get(app, '/customers/:cid/carts/:cartId', c(`/customers/:cid/carts/${cartId}`));
  await call(
    app,
    'POST',
    '/customers/:cid/carts/:cartId/checkout',
    c(`/customers/:cid/carts/${cartId}/checkout`),
  );
  const order = await call(user, 'POST', '/customers/:cid/orders', c('/customers/:cid/orders'), {
    billingCycle: 'annual',
    partnerOnRecordAttestationAccepted: true,
    lineItems: [
      {
        lineItemNumber: 0,
        offerId: line.catalogItemId,
        quantity: 1,
        partnerIdOnRecord: resellers.valid.mpnId,
      },
    ],
  });
  await control(url, 'POST', 'clock', { advance: 'PT1M' });
  await get(app, '/customers/:cid/orders', c('/customers/:cid/orders'));
  const done = await get(app, '/customers/:cid/orders/:oid', c(`/customers/:cid/orders/${order.body.id}`));
  await get(
    user,
    '/customers/:cid/orders/:oid/provisioningstatus',
    c(`/customers/:cid/orders/${order.body.id}/provisioningstatus`),
  );
  await get(app, '/customers/:cid/subscriptions', c('/customers/:cid/subscriptions'));
  const ends = '/customers/:cid/subscriptions/customTermEndDates';
  await get(app, ends, `${c(ends)}?term_duration=P1Y`);
  const subscription = c(`/customers/:cid/subscriptions/${done.body.lineItems[0].subscriptionId}`);
  const held = await get(app, '/customers/:cid/subscriptions/:sid', subscription);
  await call(app, 'PATCH', '/customers/:cid/subscriptions/:sid', subscription, {
    ...held.body,
    friendlyName: 'Renamed',
  });
  await changeExchanges(subscription, simulator.clock.now(), (method, template, path, body) =>
    call(app, method, template, path, body),
  );
  const bought = c(`/customers/:cid/orders/${order.body.id}`);
  await call(app, 'PATCH', '/customers/:cid/orders/:oid', bought, done.body);
  await get(
    user,
    '/customers/:cid/subscriptions/:sid/provisioningstatus',
    `${subscription}/provisioningstatus`,
  );

  await buyingExchanges(
    simulator,
    id,
    (method, template, path, body) => call(user, method, template, path, body),
    (operation, answer) => answers.set(operation, answer),
  );
  await usageExchanges(simulator, id, (method, template, path, body) =>
    call(user, method, template, path, body),
  );
  const other = partnerCenter(url, (await userTokens(url, direct)).access_token);
  await peopleExchanges(
    simulator,
    id,
    (method, template, path, body) => call(user, method, template, path, body),
    (method, template, path, body) => call(other, method, template, path, body),
  );
  await activityExchanges(simulator, user, (operation, answer) => answers.set(operation, answer));
  await get(app, '/auditrecords', '/auditrecords?startDate=2026-11-01');
  await call(other, 'PATCH', '/customers/:cid', `/customers/${direct.customer}`, {
    relationshipToPartner: 'none',
  });
  return answers;
}
