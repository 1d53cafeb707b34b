import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { activityAnswers } from './oracle/activity-exchanges.ts';
import { buyingAnswers } from './oracle/buying-exchanges.ts';
import { changeAnswers } from './oracle/change-exchanges.ts';
import { everyAnswer } from './oracle/exchanges.ts';
import { peopleAnswers } from './oracle/people-exchanges.ts';
import { type Enums, type Resources, shapeProblems } from './oracle/shape.ts';
import { usageAnswers } from './oracle/usage-exchanges.ts';
import { operations } from './partner-center/operations.ts';
import type { Simulator } from './server.ts';
import { type Exchange, startDemo } from './testing/partner.ts';

const oracle = new URL('../../../shared/oracle/', import.meta.url);
const here = existsSync(oracle);
if (!here)
  console.log('skipped: the field lists of the SDK are not beside this repository (../shared/oracle)');

const read = (url: URL) => JSON.parse(readFileSync(url, 'utf8'));
/** What newer than the SDK or outside of it is sent, with its source. */
const extra: Record<string, { source: string; fields: Record<string, string> }> = read(
  new URL('../extra-fields.json', import.meta.url),
);

/** Type of each operation's successful answer. */
const answers: Record<string, string> = {
  ...activityAnswers,
  ...buyingAnswers,
  ...changeAnswers,
  ...peopleAnswers,
  ...usageAnswers,
  'POST /validations/address': 'AddressValidationResponse',
  'GET /countryvalidationrules/:country': 'CountryValidationRules',
  'POST /customers': 'Customer',
  'GET /customers': 'collection<Customer>',
  'GET /customers/:cid': 'Customer',
  'PATCH /customers/:cid': 'CustomerWithoutRelationship',
  'GET /customers/:cid/profiles/company': 'CustomerCompanyProfile',
  'GET /customers/:cid/profiles/billing': 'CustomerBillingProfile',
  'PUT /customers/:cid/profiles/billing': 'CustomerBillingProfile',
  'GET /customers/:cid/validationStatus': 'ValidationStatus',
  'GET /customers/relationshiprequests': 'CustomerRelationshipRequest',
  'GET /relationships': 'collection<PartnerRelationship>',
  'GET /customers/:cid/relationships': 'collection<PartnerRelationship>',
  'GET /profiles/mpn': 'MpnProfile',
  'GET /profiles/legalbusiness': 'LegalBusinessProfile',
  'GET /profiles/organization': 'OrganizationProfile',
  'GET /profiles/billing': 'BillingProfile',
  'GET /profiles/support': 'SupportProfile',
  'GET /compliance/csp/agreementstatus': 'AgreementSignatureStatus',
  'POST /partners/validateresellers': 'ResellerValidation',
  'GET /agreements': 'collection<AgreementMetaData>',
  'GET /customers/:cid/agreements': 'collection<Agreement>',
  'POST /customers/:cid/agreements': 'Agreement',
  'GET /customers/:cid/directSignedMicrosoftCustomerAgreementStatus': 'DirectSignedCustomerAgreementStatus',
  'GET /agreementtemplates/:templateId/document': 'AgreementDocument',
  'POST /attestations/enhanced': 'EnhancedAttestation',
  'GET /attestations/enhanced/:id': 'EnhancedAttestation',
  'POST /customers/:cid/carts': 'Cart',
  'GET /customers/:cid/carts/:cartId': 'Cart',
  'PUT /customers/:cid/carts/:cartId': 'Cart',
  'POST /customers/:cid/carts/:cartId/checkout': 'CartCheckoutResult',
  'POST /customers/:cid/orders': 'Order',
  'GET /customers/:cid/orders': 'collection<Order>',
  'GET /customers/:cid/orders/:oid': 'Order',
  'GET /customers/:cid/orders/:oid/provisioningstatus': 'collection<OrderLineItemProvisioningStatus>',
  'GET /customers/:cid/subscriptions/customTermEndDates': 'collection<CustomTermEndDate>',
  'GET /customers/:cid/subscriptions': 'collection<Subscription>',
  'GET /customers/:cid/subscriptions/:sid': 'Subscription',
  'PATCH /customers/:cid/subscriptions/:sid': 'Subscription',
  'PATCH /customers/:cid/orders/:oid': 'Order',
  'GET /customers/:cid/subscriptions/:sid/provisioningstatus': 'SubscriptionProvisioningStatus',
  'GET /auditrecords': 'collection<AuditRecord>',
};
for (const base of ['', '/customers/:cid']) {
  answers[`GET ${base}/products`] = 'collection<Products.Product>';
  answers[`GET ${base}/products/:pid`] = 'Products.Product';
  answers[`GET ${base}/products/:pid/skus`] = 'collection<Sku>';
  answers[`GET ${base}/products/:pid/skus/:skuId`] = 'Sku';
  answers[`GET ${base}/products/:pid/skus/:skuId/availabilities`] = 'collection<Availability>';
  answers[`GET ${base}/products/:pid/skus/:skuId/availabilities/:aid`] = 'Availability';
}

describe.skipIf(!here)('answers of the simulator and the field lists of Microsoft’s SDK', () => {
  let simulator: Simulator;
  let given: Map<string, Exchange>;
  let resources: Resources;
  let enums: Enums;
  const used = new Set<string>();
  beforeAll(async () => {
    simulator = await startDemo();
    given = await everyAnswer(simulator);
    enums = read(new URL('enums.json', oracle));
    const sdk: Resources = read(new URL('resources.json', oracle));
    resources = { ...sdk };
    for (const [name, { fields }] of Object.entries(extra)) resources[name] = { ...sdk[name], ...fields };
    // Every field that is looked up is noted, to find extra fields that nobody sends.
    for (const [name, fields] of Object.entries(resources))
      resources[name] = new Proxy(fields, {
        get(target, field) {
          used.add(`${name}.${String(field)}`);
          return Reflect.get(target, field);
        },
      });
  });
  afterAll(() => simulator.close());

  test('every operation has an answer here', () => {
    const modelled = operations
      .filter((one) => one.method !== 'HEAD')
      .map((one) => `${one.method} ${one.base ?? ''}${one.path}`);
    expect(Object.keys(answers).toSorted()).toEqual(modelled.toSorted());
    expect([...given.keys()].toSorted()).toEqual(modelled.toSorted());
  });

  test.each(Object.entries(answers))('%s sends nothing but %s', (operation, type) => {
    const body = given.get(operation)?.body;
    expect(type === 'Nothing' ? (body ?? []) : shapeProblems(body, type, resources, enums)).toEqual([]);
  });

  test('every extra field is sent, has a source and is not in the SDK', () => {
    const sdk: Resources = read(new URL('resources.json', oracle));
    for (const [name, { source, fields }] of Object.entries(extra)) {
      expect(source).toMatch(/^https:\/\/|^recorded/);
      for (const field of Object.keys(fields)) {
        // An enumeration may travel as text that the SDK's list of names does not hold: a number.
        expect(sdk[name]?.[field] ?? 'enum:').toMatch(/^enum:/);
        expect(used).toContain(`${name}.${field}`);
      }
    }
  });
});
