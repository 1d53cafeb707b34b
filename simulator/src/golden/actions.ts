import { addDuration } from '@concord/rules';
import { digest } from '../entra/tokens.ts';
import { type Exchange, formOf, newCustomer, partnerCenter, postForm, send } from '../testing/partner.ts';
import { resolveOffer } from './offers.ts';
import { Unsupported, type Values } from './row.ts';
import { agent, application, type Scene } from './scene.ts';

/** What the service answered, and what came before or after it that an effect speaks of. */
export interface Outcome {
  answer: Exchange | undefined;
  first?: Exchange;
  again?: Exchange;
  values?: Values;
}

type Caller = ReturnType<typeof partnerCenter>;
type Action = (scene: Scene, params: Values, call: Caller) => Promise<Outcome>;
const domain = 'golden-new.onmicrosoft.com';

/** A caller of the kind that the row names; by default with a person behind it. */
export async function callerOf(scene: Scene): Promise<Caller> {
  const { simulator, row, partnerId } = scene;
  const token: Values = row.given['token'] ?? {};
  const resource = token['audience'] ?? 'https://api.partnercenter.microsoft.com';
  const client = { client_id: application.id, client_secret: application.secret, resource };
  const endpoint = `${simulator.url}/${partnerId}/oauth2/token`;
  if (token['kind'] === 'app')
    return partnerCenter(
      simulator.url,
      (await postForm(endpoint, { ...client, grant_type: 'client_credentials' })).body.access_token,
    );
  const redirect_uri = 'http://localhost:1/golden';
  const address = `${simulator.url}/common/oauth2/authorize?${new URLSearchParams({ client_id: application.id, response_type: 'code', redirect_uri })}`;
  let page = await postForm(address, {
    ...formOf((await send(address)).text),
    username: agent.name,
    password: agent.password,
  });
  if (page.text.includes('Approve'))
    page = await postForm(address, { ...formOf(page.text), decision: 'approve' });
  const back = await postForm(address, { ...formOf(page.text), decision: 'accept' });
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const answer = await postForm(endpoint, {
    ...client,
    grant_type: 'authorization_code',
    code,
    redirect_uri,
  });
  return partnerCenter(simulator.url, answer.body.access_token);
}

const only = (params: Values, ...names: string[]) => {
  for (const name of Object.keys(params)) if (!names.includes(name)) throw new Unsupported(`params.${name}`);
};
const customer = (scene: Scene, path: string) => `/v1/customers/${scene.customerId}${path}`;
const query = (values: Values) =>
  new URLSearchParams(
    Object.entries(values)
      .filter(([, one]) => one !== null && one !== undefined)
      .map(([name, one]): [string, string] => [name, String(one)]),
  );

function customerBody(scene: Scene, params: Values) {
  const base = newCustomer(
    params['domain'] ?? scene.row.given['domain']?.name ?? domain,
    params['associatedPartnerId'] ? { associatedPartnerId: params['associatedPartnerId'] } : {},
  );
  const address: Values = { ...base.billingProfile.defaultAddress };
  const country = params['country'] ?? scene.market;
  const samples: Values = {
    AE: ['Dubai', ''],
    BR: ['Santos', '11010-000'],
    IN: ['Pune', '411001'],
    HU: ['Pecs', '7621'],
    TR: ['Izmir', '35000'],
  };
  if (country !== 'US')
    Object.assign(address, {
      country,
      city: samples[country]?.[0] ?? 'City',
      postalCode: samples[country]?.[1] ?? '',
      state: undefined,
      phoneNumber: undefined,
    });
  for (const name of ['state', 'city', 'postalCode', 'phoneNumber'])
    if (name in params) address[name] = params[name];
  return {
    ...base,
    ...('enableGDAPByDefault' in params && { enableGDAPByDefault: params['enableGDAPByDefault'] }),
    companyProfile: {
      ...base.companyProfile,
      organizationRegistrationNumber: params['organizationRegistrationNumber'],
    },
    billingProfile: { ...base.billingProfile, defaultAddress: address },
  };
}

const createCustomer: Action = async (scene, params, call) => {
  only(
    params,
    'country',
    'state',
    'city',
    'postalCode',
    'phoneNumber',
    'organizationRegistrationNumber',
    'enableGDAPByDefault',
    'associatedPartnerId',
    'requestId',
    'sameBody',
    'domain',
  );
  const body = customerBody(scene, params);
  const before = scene.row.given['previousCall'];
  const first = before && (await call('POST', '/v1/customers', body, { 'MS-RequestId': before.requestId }));
  const answer = await call(
    'POST',
    '/v1/customers',
    body,
    params['requestId'] ? { 'MS-RequestId': params['requestId'] } : {},
  );
  return { answer, first };
};

const createCart: Action = async (scene, params, call) => {
  only(params, 'lineItems', 'partnerOnRecordAttestationAccepted');
  const lineItems = params['lineItems'].map((line: Values) => ({
    catalogItemId: scene.catalogItemId,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    ...line,
  }));
  const answer = await call('POST', customer(scene, '/carts'), { ...params, lineItems });
  if (answer.status !== 201 || answer.body.lineItems.some((line: Values) => line['error'])) return { answer };
  return { answer, again: await call('POST', customer(scene, `/carts/${answer.body.id}/checkout`)) };
};

const checkoutCart: Action = async (scene, params, call) => {
  only(params);
  const { world, clock, faults } = scene.simulator;
  const given: Values = scene.row.given['cart'] ?? {};
  const cycles = given['groups']
    ? ['monthly', 'annual', 'triennial'].slice(0, given['groups'].length)
    : ['monthly'];
  const lineItems = cycles.map((billingCycle, id) => ({
    id,
    catalogItemId: scene.catalogItemId,
    quantity: 1,
    termDuration: billingCycle === 'triennial' ? 'P3Y' : 'P1Y',
    billingCycle,
  }));
  const cart = await call('POST', customer(scene, '/carts'), { lineItems });
  const checkout = () => call('POST', customer(scene, `/carts/${cart.body.id}/checkout`));
  const failsBefore = (given['groups'] ?? []).filter((group: Values) => group['outcome'] === 'okNow');
  for (const group of failsBefore) faults.add({ kind: 'order-group-refused', group: group['id'], count: 1 });
  const ordered = given['status'] === 'Ordered' || failsBefore.length > 0;
  const first = ordered ? await checkout() : undefined;
  for (const group of given['groups'] ?? [])
    if (group['outcome'] === 'riskCheckFails')
      faults.add({ kind: 'order-group-refused', group: group['id'], code: 800069, count: 1 });
  if (Date.parse(scene.at) > Date.parse(clock.now())) {
    clock.to(scene.at);
    call = await callerOf(scene);
  }
  return { answer: await checkout(), first, values: { cart: () => world.carts.get(cart.body.id) } };
};

const createOrder: Action = async (scene, params, call) => {
  only(params, 'lineItems', 'partnerOnRecordAttestationAccepted', 'currencyCode', 'requestId', 'otherBody');
  const lines = params['lineItems'] ?? [{ lineItemNumber: 0, quantity: 1 }];
  const { requestId, otherBody, ...more } = params;
  const body = () => ({
    referenceCustomerId: scene.customerId,
    billingCycle: 'monthly',
    ...more,
    lineItems: lines.map((line: Values) => ({
      offerId: resolveOffer(scene.simulator, scene.market, scene.catalogItemId.split(':')[0] ?? ''),
      ...line,
    })),
  });
  const headers: Record<string, string> = requestId ? { 'MS-RequestId': requestId } : {};
  const before = scene.row.given['previousCall'];
  const first = before && (await call('POST', customer(scene, '/orders'), body(), headers));
  if (before) scene.simulator.clock.to(scene.at);
  const changed = otherBody
    ? { ...body(), lineItems: body().lineItems.map((line: Values) => ({ ...line, quantity: 2 })) }
    : body();
  return { answer: await call('POST', customer(scene, '/orders'), changed, headers), first };
};

const requestToken: Action = async (scene, params) => {
  only(params, 'grant_type', 'resource');
  const { simulator, partnerId, row } = scene;
  const form: Record<string, string> = {
    client_id: application.id,
    client_secret: application.secret,
    ...params,
  };
  if (params['grant_type'] === 'refresh_token') {
    const { world, clock } = simulator;
    const user = world.users.where('name', agent.name)[0];
    const issuedAt = clock.now();
    world.grants.put({
      id: digest('golden'),
      kind: 'refresh',
      userId: user?.id ?? '',
      applicationId: application.id,
      mfa: true,
      issuedAt,
      expiresAt: addDuration(issuedAt, 'P90D'),
      scope: 'openid',
    });
    form['refresh_token'] = 'golden';
    clock.to(scene.at);
    if (row.given['event'] === 'adminRevokedAllTokens' && user)
      world.users.put({ ...user, tokensValidFrom: clock.now() });
    else if (row.given['event'] === 'userChangedPassword' && user)
      world.users.put({ ...user, password: 'Golden-Pass-2' });
    else if (row.given['event'] !== undefined) throw new Unsupported(`event ${row.given['event']}`);
  }
  return { answer: await postForm(`${simulator.url}/${partnerId}/oauth2/token`, form) };
};

const headDomain: Action = async (scene, params, call) => {
  only(params);
  const { name } = scene.row.given['domain'];
  const before = scene.row.given['previousCreate'];
  if (before) {
    if (before.cause !== 'invalid contact e-mail') throw new Unsupported(`cause ${before.cause}`);
    const body = newCustomer(name);
    await call('POST', '/v1/customers', {
      ...body,
      billingProfile: { ...body.billingProfile, email: 'nobody' },
    });
  }
  return { answer: await call('HEAD', `/v1/domains/${name}`) };
};

const listCustomers: Action = async (scene, params, call) => {
  only(params, 'size', 'seekOperation');
  let answer = await call('GET', `/v1/customers?${query({ size: params['size'] })}`);
  for (let page = 1; page < (scene.row.given['page'] ?? 1); page += 1) {
    const { next } = answer.body.links;
    answer = await call('GET', `/v1${next.uri}`, undefined, {
      'MS-ContinuationToken': next.headers[0].value,
    });
  }
  return { answer };
};

const get =
  (path: (scene: Scene, params: Values) => string, ...names: string[]): Action =>
  async (scene, params, call) => {
    only(params, ...names);
    return { answer: await call('GET', path(scene, params)), again: await call('GET', path(scene, params)) };
  };

export const actions: Record<string, Action> = {
  createCustomer,
  createCart,
  checkoutCart,
  createOrder,
  requestToken,
  headDomain,
  listCustomers,
  getCustomTermEndDates: get(
    (scene, params) => customer(scene, `/subscriptions/customTermEndDates?${query(params)}`),
    'term_duration',
  ),
  getCountryRules: get((_, params) => `/v1/countryvalidationrules/${params['iso2']}`, 'iso2'),
  checkAgainstCountryRules: async (scene, params, call) => {
    only(params, 'postalCodes', 'phoneNumbers');
    const answer = await call('GET', `/v1/countryvalidationrules/${scene.market}`);
    const pattern = new RegExp(
      params['postalCodes'] ? answer.body.postalCodeRegex : answer.body.phoneNumberRegex,
    );
    return {
      answer,
      values: Object.groupBy<'valid' | 'invalid', string>(
        params['postalCodes'] ?? params['phoneNumbers'],
        (one) => (pattern.test(one) ? 'valid' : 'invalid'),
      ),
    };
  },
  validateAddress: async (_, params, call) => {
    only(params, 'address');
    return {
      answer: await call('POST', '/v1/validations/address', {
        addressLine1: '1 Main St',
        ...params['address'],
      }),
    };
  },
  createAttestation: async (_, params, call) => {
    const { signatoryFirstName = 'Ada', signatoryLastName = 'Berg', signatoryEmail, ...body } = params;
    return {
      answer: await call('POST', '/v1/attestations/enhanced', {
        ...body,
        signatory: { firstName: signatoryFirstName, lastName: signatoryLastName, email: signatoryEmail },
      }),
    };
  },
  confirmAgreement: async (scene, params, call) => {
    scene.simulator.world.agreements.clear();
    return {
      answer: await call('POST', customer(scene, '/agreements'), {
        primaryContact: params,
        templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
        dateAgreed: scene.at,
        type: 'MicrosoftCustomerAgreement',
      }),
    };
  },
  listSubscriptions: get((scene) => customer(scene, '/subscriptions')),
  listRelationships: get((_, params) => `/v1/relationships?${query(params)}`, 'relationship_type'),
  searchCustomers: get(
    (_, params) =>
      `/v1/customers?${query({ size: params['size'], filter: JSON.stringify(params['filter']) })}`,
    'filter',
    'size',
  ),
  getMpnProfile: get((_, params) => `/v1/profiles/mpn?${query(params)}`, 'mpnId'),
  getAgreementStatus: get(
    (_, params) => `/v1/compliance/csp/agreementstatus?${query(params)}`,
    'mpnId',
    'tenantId',
  ),
  getRelationshipRequest: get(() => '/v1/customers/relationshiprequests'),
  validateResellers: async (_, params, call) => {
    only(params, 'partnerIds');
    return { answer: await call('POST', '/v1/partners/validateresellers', params) };
  },
  removeResellerRelationship: async (scene, params, call) => {
    only(params);
    return {
      answer: await call('PATCH', customer(scene, ''), {
        relationshipToPartner: 'none',
        attributes: { objectType: 'Customer' },
      }),
    };
  },
  removeResellerPartnership: async (scene, params) => {
    only(params, 'reseller');
    scene.simulator.world.partnerships.remove(`${scene.partnerId}|${params['reseller']}`);
    return { answer: undefined };
  },
};
