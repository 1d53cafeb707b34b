import type { Product } from '../entities.ts';
import type { Seed, SeedProduct, SeedTenant } from '../seed.ts';
import { type Row, Unsupported, type Values } from './row.ts';
import { agent, application, partnerId, product } from './scene.ts';

const partnerKinds: Values = {
  direct: 'direct',
  indirectProvider: 'indirect-provider',
  indirectReseller: 'indirect-reseller',
};
const productKinds: Values = { nce: 'nce', software: 'software', perpetual: 'perpetual' };

/** Customers that `given` speaks of; one where it speaks of none. */
export function customersOf(given: Values): Values[] {
  if (Array.isArray(given['customers'])) return given['customers'];
  if (typeof given['customers'] === 'number')
    return Array.from({ length: given['customers'] }, (_, index) => ({ id: `c${index + 1}` }));
  return [given['customer'] ?? {}];
}

/** The world as `given` says, with the table's defaults where it is silent. */
export function seedOf(row: Row, begin: string, market: string): Seed {
  const { given } = row;
  const kind = partnerKinds[given['partnerType'] ?? 'direct'];
  const country = given['partner']?.country ?? market;
  const unrelated =
    given['customer']?.relationshipToPartner === 'none' || given['relationship'] === 'invited';
  const resellerIds = [
    ...new Set(['reseller-tenant', ...customersOf(given).flatMap((one) => one['reseller'] ?? [])]),
  ];
  const reseller: Values = given['reseller'] ?? {};
  const linked = reseller['linked'] === false ? resellerIds.slice(1) : resellerIds;
  const tenants = customersOf(given).map(
    (customer): SeedTenant => ({
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
    }),
  );
  return {
    seed: 'golden',
    settings: { quotaPerMinute: 0, mfaEnforced: given['mfaEnforced'] ?? true, availabilityLife: 'P1D' },
    partners: [
      {
        tenantId: partnerId,
        name: 'Partner',
        domain: 'golden.onmicrosoft.com',
        kind,
        mpnId: given['partner']?.mpnId ?? '100001',
        country,
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
      ...resellerIds.map((id, index) => ({
        tenantId: id,
        name: `Reseller ${id}`,
        domain: `${id}.onmicrosoft.com`,
        kind: 'indirect-reseller' as const,
        country,
        mpnId: index === 0 ? (reseller['mpnId'] ?? '12345') : `90000${index}`,
        mpaSigned: index > 0 || reseller['mpaSigned'] !== false,
        status:
          index === 0 && (reseller['tenantActive'] === false || reseller['tenantStatus'] === 'suspended')
            ? ('suspended' as const)
            : ('active' as const),
      })),
    ],
    tenants,
    takenDomains: given['domain']?.taken === true ? [given['domain'].name] : [],
    products: productsOf(given),
  };
}

function productsOf(given: Values): SeedProduct[] {
  const kind: Product['kind'] | undefined = productKinds[given['offerType'] ?? 'nce'];
  if (!kind) throw new Unsupported(`offerType ${given['offerType']}`);
  const sku: Values = given['sku'] ?? {};
  if (typeof given['sku'] === 'string') throw new Unsupported('sku by name');
  const main: SeedProduct = {
    id: product,
    title: 'Golden product',
    kind,
    terms: 'all',
    price: {},
    max: sku['maxSeats'],
    ...(sku['isAddon'] && { isAddon: true, prerequisites: sku['prerequisiteSkus'] }),
  };
  const bases = ((sku['prerequisiteSkus'] ?? []) as string[]).map(
    (key): SeedProduct => ({ id: key.split(':')[0] ?? key, title: key, terms: 'all', price: {} }),
  );
  return [main, ...bases];
}

/** The wanted instant, or a month before the scene begins when that is earlier. */
function earlier(begin: string, wanted: string): string {
  const before = new Date(Date.parse(begin) - 30 * 86_400_000).toISOString();
  return before < wanted ? before : wanted;
}
