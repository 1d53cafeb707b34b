import { newCustomer } from '../testing/partner.ts';
import { type Action, only, query } from './outcome.ts';
import { Unsupported, type Values } from './row.ts';
import type { Scene } from './scene.ts';

const domain = 'golden-new.onmicrosoft.com';

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

export const createCustomer: Action = async (scene, params, call) => {
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

export const headDomain: Action = async (scene, params, call) => {
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

export const listCustomers: Action = async (scene, params, call) => {
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
