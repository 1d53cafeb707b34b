import type { Row, Values } from '../row.ts';
import { Unsupported } from '../row.ts';
import { agent, application, partnerId, resellerId } from '../scene.ts';
import { type Draft, oneOf, type Topic } from '../topic.ts';
import { offersOf, productsOf, promotionsOf } from './products.ts';

const resellerKeys = [
  'id',
  'tenantId',
  'country',
  'linked',
  'mpnId',
  'mpaSigned',
  'tenantActive',
  'tenantStatus',
  'valid',
  'cspEnrolled',
];

const partnerKinds: Values = {
  direct: 'direct',
  indirectProvider: 'indirect-provider',
  indirectReseller: 'indirect-reseller',
};

/** Customers that `given` speaks of; one where it speaks of none. */
export function customersOf(given: Values): Values[] {
  if (Array.isArray(given['customers'])) return given['customers'];
  if (typeof given['customers'] === 'number')
    return Array.from({ length: given['customers'] }, (_, index) => ({ id: `c${index + 1}` }));
  return [given['customer'] ?? {}];
}

/** The wanted instant, or a month before the world begins when that is earlier. */
function earlier(begin: string, wanted: string): string {
  const before = new Date(Date.parse(begin) - 30 * 86_400_000).toISOString();
  return before < wanted ? before : wanted;
}

function tenantsOf({ given, begin, market }: Draft): Values[] {
  const unrelated =
    given['customer']?.relationshipToPartner === 'none' || given['relationship'] === 'invited';
  return customersOf(given).map((customer) => ({
    tenantId: customer['id'] ?? 'customer',
    companyName: `Customer ${customer['id'] ?? ''}`,
    domain: `${customer['id'] ?? 'customer'}.onmicrosoft.com`,
    country: market,
    ...(given['directSigned'] === true && { directSigned: '2025-02-01T00:00:00Z' }),
    ...(given['agreement'] !== null && {
      attested: given['agreement']?.dateAgreed ?? earlier(begin, '2025-01-15T00:00:00Z'),
    }),
    ...(given['accountStatus'] && { accountStatus: given['accountStatus'] }),
    customerOf: unrelated
      ? []
      : [{ partner: partnerId, ...(customer['reseller'] && { reseller: customer['reseller'] }) }],
  }));
}

/** Single reasons why a reseller is no partner of record. */
const isSuspended = (reseller: Values): boolean =>
  reseller['tenantActive'] === false ||
  (reseller['tenantStatus'] ?? 'active') !== 'active' ||
  reseller['valid'] === false;

function resellersOf(given: Values, country: string): Values[] {
  const listed: Values[] = given['resellers'] ?? [];
  for (const one of listed)
    for (const name of Object.keys(one))
      if (!resellerKeys.includes(name)) throw new Unsupported(`resellers.${name}`);
  const named = listed.map((one, index): [string, Values] => [
    one['tenantId'] ?? one['id'] ?? `reseller-${index}`,
    one,
  ]);
  const known = new Map<string, Values>([[resellerId, given['reseller'] ?? {}], ...named]);
  for (const one of customersOf(given))
    if (one['reseller'] && !known.has(one['reseller'])) known.set(one['reseller'], {});
  return [...known].map(([id, reseller], index) => ({
    tenantId: id,
    name: `Reseller ${id}`,
    domain: `${id}.onmicrosoft.com`,
    kind: reseller['cspEnrolled'] === false ? 'other' : 'indirect-reseller',
    country: reseller['country'] ?? country,
    mpnId: reseller['mpnId'] ?? (index === 0 ? '12345' : `90000${index}`),
    mpaSigned: reseller['mpaSigned'] !== false,
    status: isSuspended(reseller) ? 'suspended' : 'active',
  }));
}

function prepare(draft: Draft): void {
  const { given, market } = draft;
  const country = given['partner']?.country ?? market;
  const kind =
    partnerKinds[oneOf('partnerType', given['partnerType'] ?? 'direct', ...Object.keys(partnerKinds))];
  const resellers = resellersOf(given, country);
  const strangers: string[] = [
    ...(given['reseller']?.linked === false ? [resellerId] : []),
    ...(given['resellers'] ?? []).flatMap((one: Values, index: number) =>
      one['linked'] === false ? [one['tenantId'] ?? one['id'] ?? `reseller-${index}`] : [],
    ),
  ];
  const linked = resellers.map((one) => one['tenantId']).filter((id) => !strangers.includes(id));
  draft.seed = {
    seed: 'golden',
    settings: { quotaPerMinute: 0, mfaEnforced: given['mfaEnforced'] ?? true, availabilityLife: 'P100Y' },
    partners: [
      {
        tenantId: partnerId,
        name: 'Partner',
        domain: 'golden.onmicrosoft.com',
        kind,
        mpnId: given['partner']?.mpnId ?? '100001',
        country,
        ...(oneOf('environment', given['environment'] ?? 'production', 'production', 'sandbox') ===
          'sandbox' && {
          sandbox: true,
        }),
        resellers: kind === 'indirect-provider' ? linked : [],
        applications: [
          {
            id: application.id,
            name: 'Golden',
            secrets: [{ value: application.secret, expires: '2099-01-01T00:00:00Z' }],
          },
        ],
        users: [
          {
            name: agent.name,
            displayName: 'Agent',
            password: agent.password,
            mfa: given['token']?.mfa !== false,
            roles: ['AdminAgents'],
          },
        ],
      },
      ...resellers,
    ],
    tenants: tenantsOf(draft),
    takenDomains: given['domain']?.taken === true ? [given['domain'].name] : [],
    products: productsOf(draft),
    offers: offersOf(draft),
    promotions: promotionsOf(draft),
  };
}

/** Who is there: the partner, its resellers and customers, and what is sold. */
export const world: Topic = {
  name: 'world',
  given: {
    market: true,
    partnerType: true,
    mfaEnforced: true,
    directSigned: true,
    accountStatus: true,
    customers: true,
    relationship: true,
    agreement: ['dateAgreed', 'type', 'method'],
    token: ['kind', 'mfa', 'audience'],
    customer: ['relationshipToPartner', 'id', 'country', 'reseller'],
    domain: ['name', 'taken'],
    sku: ['isAddon', 'prerequisiteSkus', 'maxSeats'],
    reseller: resellerKeys,
    resellers: true,
    partner: ['mpnId', 'country', 'tenantId'],
    clock: true,
    environment: true,
    segment: true,
    nceEquivalent: true,
    skuName: true,
    catalog: ['promotion'],
    catalogItem: ['valid', 'availableIn'],
    offerLimit: ['scope', 'limit'],
  },
  prepare,
};

/** @throws Unsupported when the row's product is of a kind that the topic has no product for */
export function expectKind({ given }: Row, ...kinds: string[]): void {
  const kind = given['offerType'] ?? 'nce';
  if (!kinds.includes(kind)) throw new Unsupported(`offerType ${kind}`);
}
