import { parseInvitation } from '@concord/rules';
import { operations } from '../partner-center/operations.ts';
import type { Outcome } from './outcome.ts';
import { Unsupported, type Values } from './row.ts';
import type { Scene } from './scene.ts';

/** What really is the case, for the effect of this name; some need the expected value to know what is asked. */
type Effect = (outcome: Outcome, scene: Scene, expected: unknown) => unknown;

const body = (outcome: Outcome): Values => outcome.answer?.body ?? {};
const field =
  (name: string): Effect =>
  (outcome) =>
    body(outcome)[name];
const world = (scene: Scene) => scene.simulator.world;
const orderIds = (checkout: Values | undefined): string[] =>
  (checkout?.['orders'] ?? []).map((order: Values) => order['id']);
const made = (scene: Scene) =>
  world(scene)
    .tenants.all()
    .filter((tenant) => tenant.createdByPartner === scene.partnerId);

/** The subscription that came of a cart: its order is let through. */
function bought(outcome: Outcome, scene: Scene) {
  scene.simulator.clock.advance('PT1M');
  const [id] = orderIds(outcome.again?.body);
  return world(scene)
    .subscriptions.all()
    .find((one) => one.orderId === id);
}

/** A line error is right when it is on that line with that code or one of the alternatives. */
function lineErrors(outcome: Outcome, expected: Values[]): unknown {
  const actual: Values[] = body(outcome)['lineItems'].filter((line: Values) => line['error']);
  return actual.map((line, index) => {
    const wanted = expected[index] ?? {};
    const { errorCode, errorDescription, additionalInformation } = line['error'];
    const code = wanted['alternatives']?.includes(errorCode) ? wanted['errorCode'] : errorCode;
    const shown: Values = {
      line: line['id'],
      errorCode: code,
      name: errorDescription.split(':')[0],
      ...additionalInformation,
      alternatives: wanted['alternatives'],
    };
    return Object.fromEntries(Object.keys(wanted).map((name) => [name, shown[name]]));
  });
}

export const effects: Record<string, Effect> = {
  tenantCreated: (_, scene) => made(scene).length > 0,
  tenantsCreated: (_, scene) => made(scene).length,
  sameCustomerAsFirstCall: (outcome) => outcome.first?.body.id === body(outcome)['id'],
  reason: (outcome) => (/already in use/.test(body(outcome)['description']) ? 'domainTaken' : undefined),
  messageContainsRegex: (outcome) => body(outcome)['description'].includes('^'),
  gdapRelationshipCreated: (_, scene) =>
    world(scene)
      .relationships.where('tenant', made(scene)[0]?.id ?? '')
      .some((one) => one.gdapRoles.length > 0),
  customerBelongsTo: (outcome) =>
    body(outcome)['associatedPartnerId'] === undefined ? 'provider' : 'reseller',
  associatedPartnerId: field('associatedPartnerId'),
  relationshipToPartner: (outcome, scene) =>
    body(outcome)['relationshipToPartner'] ??
    (world(scene).relationships.get(`${scene.partnerId}|${scene.customerId}`) ? 'reseller' : 'none'),
  domainFree: (outcome) => ({ 404: true, 200: false })[outcome.answer?.status ?? 0] ?? null,
  body: (outcome) => (outcome.answer?.text === '' ? null : outcome.answer?.text),
  stateAccepted: (outcome) => body(outcome)['status'] !== 'None',
  valid: (outcome) => outcome.values?.['valid'],
  invalid: (outcome) => outcome.values?.['invalid'],
  statesInclude: (outcome, _, expected) =>
    (expected as string[]).filter((state) => body(outcome)['supportedStatesList'].includes(state)),
  countryCallingCodes: field('countryCallingCodesList'),
  orders: (outcome, scene, expected) => {
    if (Array.isArray(expected))
      return outcome.first &&
        JSON.stringify(orderIds(outcome.first.body)) === JSON.stringify(orderIds(body(outcome)))
        ? expected
        : orderIds(body(outcome));
    return body(outcome)['orders']?.length ?? world(scene).orders.size;
  },
  newOrderCreated: (outcome) =>
    orderIds(body(outcome)).some((id) => !orderIds(outcome.first?.body).includes(id)),
  newOrders: (outcome) =>
    orderIds(body(outcome)).filter((id) => !orderIds(outcome.first?.body).includes(id)).length,
  repeatedOrderIds: (outcome, _, expected) =>
    orderIds(outcome.first?.body).every((id) => orderIds(body(outcome)).includes(id)) ? expected : [],
  orderStatus: (outcome) => body(outcome)['orders'][0].status,
  subscriptionIdMayBeMissing: (outcome) =>
    body(outcome)['orders'][0].lineItems[0].subscriptionId === undefined,
  cartStatus: (outcome) => outcome.values?.['cart']()?.status,
  orderErrors: (outcome) =>
    (body(outcome)['orderErrors'] ?? []).map(({ orderGroupId, code }: Values) => ({ orderGroupId, code })),
  orderCreated: (_, scene) => world(scene).orders.size > 0,
  resellerRecorded: (_, scene) =>
    world(scene)
      .orders.all()
      .some((order) => order.lines.some((line) => line.partnerIdOnRecord !== undefined)),
  attestationIdReturned: (outcome) => typeof body(outcome)['id'] === 'string',
  agreementExistsYet: (outcome, scene) =>
    world(scene)
      .agreements.all()
      .some((one) => one.attestationId === body(outcome)['id']),
  agreements: (_, scene) => world(scene).agreements.size,
  refreshTokenReturned: (outcome) => body(outcome)['refresh_token'] !== undefined,
  newRefreshTokenReturned: (outcome) =>
    typeof body(outcome)['refresh_token'] === 'string' && body(outcome)['refresh_token'] !== 'golden',
  newTokenGoodUntil: (_, scene) => world(scene).grants.all().at(-1)?.expiresAt.slice(0, 10),
  needsHumanConsent: (outcome) => body(outcome)['error'] === 'invalid_grant',
  entraErrorCode: (outcome) => body(outcome)['error_codes'][0],
  lineErrors: (outcome, _, expected) => lineErrors(outcome, expected as Values[]),
  firstTermEnd: (outcome, scene) => bought(outcome, scene)?.commitmentEndDate,
  endDateTiedToBase: (outcome, scene) => {
    const end = bought(outcome, scene)?.commitmentEndDate;
    return world(scene)
      .subscriptions.all()
      .some((one) => one.orderId === 'held' && one.commitmentEndDate === end);
  },
  expirationTimestamp: (outcome) => body(outcome)['expirationTimestamp'].replace('.000Z', 'Z'),
  lineItemsHaveIds: (outcome) =>
    body(outcome)['lineItems'].every((line: Values) => typeof line['id'] === 'number'),
  items: (outcome, _, expected) => {
    const { items } = body(outcome);
    if (typeof expected === 'number') return items.length;
    return items.map((item: Values) => ({
      type: item['allowedCustomTermEndDateType'],
      date: item['allowedCustomTermEndDate'].slice(0, 10),
      ...(item['cotermSubscriptionIds'] && { cotermSubscriptionIds: item['cotermSubscriptionIds'] }),
    }));
  },
  nextLink: (outcome) => {
    const next = body(outcome)['links']?.next;
    return next
      ? { query: new URL(next.uri, 'http://x').search.split('&').at(-1), header: next.headers[0].key }
      : null;
  },
  inCustomerList: (_, scene) =>
    world(scene).relationships.get(`${scene.partnerId}|${scene.customerId}`) !== undefined,
  invitationStatusCallExists: () =>
    operations.some((operation) => /relationshiprequests\/|invitation/i.test(operation.path)),
  urlContains: (outcome, _, expected) =>
    (expected as string[]).filter((part) => body(outcome)['url'].includes(part)),
  invitationId: (outcome, scene) => {
    const names = [...new URL(body(outcome)['url']).searchParams.keys()].filter(
      (name) => !['invType', 'partnerId', 'msppId', 'DAP'].includes(name),
    );
    return parseInvitation(body(outcome)['url'])?.partnerId === scene.partnerId && names.length === 0
      ? null
      : names;
  },
  sameForAllCustomers: (outcome) => body(outcome)['url'] === outcome.again?.body.url,
  bodyFields: (outcome, _, expected) => (expected as string[]).filter((name) => name in body(outcome)),
  itemFields: (outcome, _, expected) =>
    (expected as string[]).filter((name) => name in (body(outcome)['items'][0] ?? {})),
  relationshipType: (outcome) => body(outcome)['items'][0].relationshipType,
  tenantIds: (outcome) => body(outcome)['items'].map((item: Values) => item['id']),
  validationResults: field('validationResults'),
  adminPrivilegesChanged: (_, scene) =>
    world(scene)
      .relationships.where('partner', scene.partnerId)
      .some((one) => one.gdapRoles.length === 0),
  resellerListed: (_, scene) =>
    world(scene)
      .partnerships.where('provider', scene.partnerId)
      .some((one) => one.resellerTenantId === scene.row.when.params['reseller']),
};
for (const name of [
  'isStateRequired',
  'isPostalCodeRequired',
  'isCityRequired',
  'isVatIdSupported',
  'isRegistrationNumberSupported',
  'defaultCulture',
  'token_type',
  'expires_in',
  'status',
])
  effects[name] = field(name);

/** @throws Unsupported for an effect that nobody can look at yet */
export function actualEffect(name: string, outcome: Outcome, scene: Scene, expected: unknown): unknown {
  const effect = effects[name];
  if (!effect) throw new Unsupported(`effects.${name}`);
  return effect(outcome, scene, expected);
}
