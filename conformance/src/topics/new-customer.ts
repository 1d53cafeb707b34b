import { cloudNamed } from '../clouds.ts';
import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { type Action, only } from '../topic.ts';
import { placeIn } from './places.ts';

/** What a customer is created with, where the row does not say otherwise. */
export const newCustomer = (domain: string, more: Values = {}): Values => ({
  companyProfile: { domain },
  billingProfile: {
    email: 'billing@fabrikam.example',
    culture: 'en-US',
    language: 'en',
    companyName: 'Fabrikam',
    defaultAddress: {
      firstName: 'Ada',
      lastName: 'Berg',
      addressLine1: '1 Main St',
      city: 'Redmond',
      state: 'WA',
      postalCode: '98052',
      country: 'US',
      phoneNumber: '4255550101',
    },
  },
  ...more,
});

function bodyFor(scene: Scene, params: Values): Values {
  const domain =
    params['domain'] ??
    scene.given['domain']?.name ??
    `golden-new.${cloudNamed(scene.given['cloud']).suffix}`;
  const base = newCustomer(domain);
  const address: Values = { ...base['billingProfile'].defaultAddress };
  const country = params['country'] ?? scene.market;
  if (country !== 'US')
    Object.assign(address, {
      country,
      state: undefined,
      ...placeIn(country),
      phoneNumber: undefined,
    });
  for (const name of ['state', 'city', 'postalCode', 'phoneNumber'])
    if (name in params) address[name] = params[name];
  return {
    ...base,
    ...('enableGDAPByDefault' in params && { enableGDAPByDefault: params['enableGDAPByDefault'] }),
    ...(params['associatedPartnerId'] && { associatedPartnerId: params['associatedPartnerId'] }),
    companyProfile: {
      ...base['companyProfile'],
      organizationRegistrationNumber: params['organizationRegistrationNumber'],
    },
    billingProfile: { ...base['billingProfile'], defaultAddress: address },
  };
}

export const createCustomer: Action = async (scene, params) => {
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
  const body = bodyFor(scene, params);
  const create = (requestId?: string) =>
    scene.call('POST', '/v1/customers', body, requestId ? { 'MS-RequestId': requestId } : {});
  const before = scene.given['previousCall'];
  const first = before && (await create(before.requestId));
  return { answer: await create(params['requestId']), ...(first && { first }) };
};
