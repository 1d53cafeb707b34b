import { domain } from '@concord/microsoft/partner-center/domains';
import { sameRegion } from '@concord/rules';
import { clientOf } from '../client.ts';
import { query } from '../http.ts';
import { Unsupported, type Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { type Action, bodyOf, customerPath, field, only, type Topic } from '../topic.ts';
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
  const domain = params['domain'] ?? scene.given['domain']?.name ?? 'golden-new.onmicrosoft.com';
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

const createCustomer: Action = async (scene, params) => {
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

const headDomain: Action = async (scene, params) => {
  only(params);
  const { name } = scene.given['domain'];
  const before = scene.given['previousCreate'];
  if (before) {
    if (before.cause !== 'invalid contact e-mail') throw new Unsupported(`cause ${before.cause}`);
    const body = newCustomer(name);
    await scene.call('POST', '/v1/customers', {
      ...body,
      billingProfile: { ...body['billingProfile'], email: 'nobody' },
    });
  }
  const { httpStatus } = scene.given['fault'] ?? {};
  if (httpStatus !== undefined)
    await scene.simulator.control('POST', 'faults', {
      kind: 'status',
      status: httpStatus,
      match: { method: 'HEAD', path: '/domains/' },
    });
  const answer = await scene.call('HEAD', `/v1/domains/${name}`);
  return { answer, allowed: answer.status === 200 || answer.status === 404 };
};

const made = async (scene: Scene) =>
  (await scene.state('tenants')).filter((tenant) => tenant['createdByPartner'] === scene.partnerId);

/** Customers and their addresses, domains and relationships. */
export const customers: Topic = {
  name: 'customers',
  given: {
    domainFree: true,
    fault: ['httpStatus'],
    domain: ['takenBefore'],
    previousCreate: true,
    previousCall: ['action', 'requestId', 'outcome', 'serverDidIt', 'at'],
    postalCodeRegex: true,
  },
  prepare(draft) {
    const { at } = draft.given['previousCall'] ?? {};
    if (at) draft.begin = at;
  },
  actions: {
    createCustomer,
    headDomain,
    getCountryRules: async (scene, params) => {
      only(params, 'iso2');
      return { answer: await scene.call('GET', `/v1/countryvalidationrules/${params['iso2']}`) };
    },
    checkAgainstCountryRules: async (scene, params) => {
      only(params, 'postalCodes', 'phoneNumbers');
      const answer = await scene.call('GET', `/v1/countryvalidationrules/${scene.market}`);
      const { body } = answer;
      const known: string | undefined = scene.given['postalCodeRegex'];
      if (known !== undefined && known !== body.postalCodeRegex)
        throw new Error(`the postal code's pattern is ${body.postalCodeRegex}`);
      const pattern = new RegExp(params['postalCodes'] ? body.postalCodeRegex : body.phoneNumberRegex);
      const asked: string[] = params['postalCodes'] ?? params['phoneNumbers'];
      return { answer, values: Object.groupBy(asked, (one) => (pattern.test(one) ? 'valid' : 'invalid')) };
    },
    validateAddress: async (scene, params) => {
      only(params, 'address');
      const address = { addressLine1: '1 Main St', ...params['address'] };
      return { answer: await scene.call('POST', '/v1/validations/address', address) };
    },
    searchCustomers: async (scene, params) => {
      only(params, 'filter', 'size');
      const asked = query({ size: params['size'], filter: JSON.stringify(params['filter']) });
      return { answer: await scene.call('GET', `/v1/customers?${asked}`) };
    },
    getRelationshipRequest: async (scene, params) => {
      only(params);
      const path = '/v1/customers/relationshiprequests';
      return { answer: await scene.call('GET', path), again: await scene.call('GET', path) };
    },
    removeResellerRelationship: async (scene, params) => {
      only(params);
      const body = { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } };
      return { answer: await scene.call('PATCH', customerPath(scene, ''), body) };
    },
  },
  effects: {
    userCredentialsReturned: (outcome) => typeof bodyOf(outcome)['userCredentials']?.password === 'string',
    /** As the answer has it, or, where a whole name is asked for, as the person is called in the new tenant. */
    adminUserName: async (outcome, scene, expected) => {
      const { userName } = bodyOf(outcome)['userCredentials'];
      if (!String(expected).includes('@') || userName.includes('@')) return userName;
      const people = await scene.state('users');
      return people.find(
        (one) =>
          one['tenantId'] === bodyOf(outcome)['id'] && one['userPrincipalName'].startsWith(`${userName}@`),
      )?.['userPrincipalName'];
    },
    idDiffersFromTenantId: (outcome) => bodyOf(outcome)['id'] !== bodyOf(outcome)['companyProfile']?.tenantId,
    idIsCommerceId: (outcome) => bodyOf(outcome)['id'] === bodyOf(outcome)['commerceId'],
    addressStatus: field('status'),
    suggestedAddresses: (outcome, _, expected) => {
      const { suggestedAddresses = [] } = bodyOf(outcome);
      return typeof expected === 'number' ? suggestedAddresses.length : suggestedAddresses;
    },
    needsHuman: (outcome) => bodyOf(outcome)['status'] === 'InteractionRequired',
    customerRegionIncludes: (_, scene, expected) =>
      (expected as string[]).filter((country) => sameRegion(scene.market, country)),
    tenantCreated: async (_, scene) => (await made(scene)).length > 0,
    tenantsCreated: async (_, scene) => (await made(scene)).length,
    sameCustomerAsFirstCall: (outcome) => outcome.first?.body.id === bodyOf(outcome)['id'],
    reason: (outcome) => (/already in use/.test(bodyOf(outcome)['description']) ? 'domainTaken' : undefined),
    messageContainsRegex: (outcome) => bodyOf(outcome)['description'].includes('^'),
    gdapRelationshipCreated: async (_, scene) => {
      const [tenant] = await made(scene);
      return (await scene.state('gdap')).some((one) => one['tenantId'] === tenant?.['id']);
    },
    customerBelongsTo: (outcome) =>
      bodyOf(outcome)['associatedPartnerId'] === undefined ? 'provider' : 'reseller',
    associatedPartnerId: field('associatedPartnerId'),
    relationshipToPartner: async (outcome, scene) =>
      bodyOf(outcome)['relationshipToPartner'] ?? ((await related(scene)) ? 'reseller' : 'none'),
    inCustomerList: (_, scene) => related(scene),
    domainFree: (outcome) => ({ 404: true, 200: false })[outcome.answer?.status ?? 0] ?? null,
    clientMustNotTreatAsFree: async (_, scene) =>
      domain(clientOf(scene), scene.given['domain'].name).then(
        (state) => state !== 'free',
        () => true,
      ),
    body: (outcome, _, expected) => {
      if (outcome.answer?.text === '') return null;
      const body = outcome.answer?.body ?? outcome.answer?.text;
      return sameButSeconds(body, expected) ? expected : body;
    },
    status: field('status'),
    stateAccepted: (outcome) => bodyOf(outcome)['status'] !== 'None',
    valid: (outcome) => outcome.values?.['valid'],
    invalid: (outcome) => outcome.values?.['invalid'],
    statesInclude: (outcome, _, expected) =>
      (expected as string[]).filter((state) => bodyOf(outcome)['supportedStatesList'].includes(state)),
    countryCallingCodes: field('countryCallingCodesList'),
    isStateRequired: field('isStateRequired'),
    isPostalCodeRequired: field('isPostalCodeRequired'),
    isCityRequired: field('isCityRequired'),
    isVatIdSupported: field('isVatIdSupported'),
    isRegistrationNumberSupported: field('isRegistrationNumberSupported'),
    defaultCulture: field('defaultCulture'),
    invitationStatusCallExists: async (_, scene) => {
      const asked = await scene.call('GET', '/v1/customers/relationshiprequests/1');
      return asked.status !== 501;
    },
    urlContains: (outcome, _, expected) => {
      const url: string = outcome.values?.['url'] ?? bodyOf(outcome)['url'];
      return (expected as string[]).filter((part) => url.includes(part));
    },
    invitationId: (outcome, scene) => {
      const { searchParams } = new URL(bodyOf(outcome)['url']);
      const others = [...searchParams.keys()].filter(
        (name) => !['invType', 'partnerId', 'msppId', 'DAP'].includes(name),
      );
      return searchParams.get('partnerId') === scene.partnerId && others.length === 0 ? null : others;
    },
    sameForAllCustomers: (outcome) => bodyOf(outcome)['url'] === outcome.again?.body.url,
    tenantIds: (outcome) => bodyOf(outcome)['items'].map((item: Values) => item['id']),
  },
};

/** Two answers of the gateway that differ in nothing but the seconds to wait. */
function sameButSeconds(body: Values | string, expected: unknown): boolean {
  const plain = (value: unknown) => JSON.stringify(value)?.replace(/in \d+ seconds/, 'in some seconds');
  return plain(body) === plain(expected);
}

async function related(scene: Scene): Promise<boolean> {
  const id = `${scene.partnerId}|${scene.customerId}`;
  return (await scene.state('relationships')).some((one) => one['id'] === id);
}
