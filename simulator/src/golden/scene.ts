import { termEnd } from '@concord/rules';
import type { Product, Subscription } from '../entities.ts';
import type { Seed, SeedProduct, SeedTenant } from '../seed.ts';
import { type Simulator, startSimulator } from '../server.ts';
import { resolveOffer } from './offers.ts';
import { type Row, Unsupported, type Values } from './row.ts';

/** The state that a row describes, standing in a simulator, with everything that its action needs. */
export interface Scene {
  simulator: Simulator;
  row: Row;
  at: string;
  partnerId: string;
  customerId: string;
  resellerId: string;
  market: string;
  catalogItemId: string;
}

const partnerId = '0b3f6c1e-5b7a-4a55-9c36-1f0d7f1f0001';
export const application = { id: '0b3f6c1e-5b7a-4a55-9c36-1f0d7f1f0002', secret: 'golden-secret' };
export const agent = { name: 'agent@golden.onmicrosoft.com', password: 'Golden-Pass-1' };
const partnerKinds: Values = {
  direct: 'direct',
  indirectProvider: 'indirect-provider',
  indirectReseller: 'indirect-reseller',
};
const productKinds: Values = { nce: 'nce', software: 'software', perpetual: 'perpetual' };
const product = 'GOLDENPROD01';

/** Keys of `given` that the scene or the action understands, with the keys below them where there are any. */
const known: Record<string, string[] | true> = {
  market: true,
  partnerType: true,
  domainFree: true,
  domain: ['name', 'taken', 'takenBefore'],
  previousCreate: true,
  agreement: ['dateAgreed', 'type', 'method'],
  directSigned: true,
  accountStatus: true,
  offerType: true,
  mfaEnforced: true,
  cart: ['status', 'creationTimestamp', 'lines', 'groups', 'orders'],
  token: ['kind', 'mfa', 'audience'],
  app: ['clientId', 'secretValid'],
  customer: ['relationshipToPartner', 'id', 'subscriptions', 'reservations', 'country'],
  customers: true,
  page: true,
  relationship: true,
  refreshToken: ['clientType', 'lastUsed'],
  event: true,
  previousCall: ['action', 'requestId', 'outcome', 'serverDidIt', 'at'],
  postalCodeRegex: true,
  sku: ['isAddon', 'prerequisiteSkus', 'maxSeats'],
  tenant: ['skus', 'nceSubscriptions', 'sameSkuSeats'],
  catalogItem: ['valid'],
  reseller: ['linked', 'mpnId', 'mpaSigned', 'tenantActive', 'tenantStatus'],
  partner: ['mpnId', 'country', 'tenantId'],
};

/** @throws Unsupported for a key that is not understood */
export async function buildScene(row: Row): Promise<Scene> {
  const { given } = row;
  for (const [key, value] of Object.entries(given)) {
    const below = known[key];
    if (!below) throw new Unsupported(`given.${key}`);
    if (below === true || typeof value !== 'object' || value === null) continue;
    for (const inner of Object.keys(value))
      if (!below.includes(inner)) throw new Unsupported(`given.${key}.${inner}`);
  }
  const at = row.when.at ?? '2026-02-10T10:00:00Z';
  if (Number.isNaN(Date.parse(at))) throw new Unsupported(`when.at ${at}`);
  // A row may begin earlier than its action: a cart that was made, a token that was used, a call before.
  const begin =
    given['cart']?.creationTimestamp ?? given['refreshToken']?.lastUsed ?? given['previousCall']?.at ?? at;
  const market: string = given['market'] ?? given['customer']?.country ?? 'US';
  const simulator = await startSimulator({
    seed: seedOf(row, begin, market),
    clock: begin,
    quotaPerMinute: 0,
  });
  const customerId = customersOf(given)[0]?.id ?? 'customer';
  const scene = {
    simulator,
    row,
    at,
    partnerId,
    customerId,
    resellerId: 'reseller-tenant',
    market,
    catalogItemId: '',
  };
  scene.catalogItemId = resolveOffer(simulator, market, product);
  for (const subscription of subscriptionsOf(row, scene, begin))
    simulator.world.subscriptions.put(subscription);
  return scene;
}

function customersOf(given: Values): Values[] {
  if (Array.isArray(given['customers'])) return given['customers'];
  if (typeof given['customers'] === 'number')
    return Array.from({ length: given['customers'] }, (_, index) => ({ id: `c${index + 1}` }));
  return [given['customer'] ?? {}];
}

function seedOf(row: Row, begin: string, market: string): Seed {
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
    settings: { mfaEnforced: given['mfaEnforced'] ?? true, availabilityLife: 'P1D' },
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

function subscriptionsOf({ given }: Row, scene: Scene, begin: string): Subscription[] {
  const tenant: Values = given['tenant'] ?? {};
  const held: Values[] = [
    ...(tenant['skus'] ?? []).map((sku: string) => ({
      offerId: `${sku}:BASE`,
      quantity: 10,
      commitmentEndDate: '2026-12-24',
    })),
    ...(tenant['nceSubscriptions'] ?? []),
    ...(tenant['sameSkuSeats'] ? [{ offerId: scene.catalogItemId, quantity: tenant['sameSkuSeats'] }] : []),
    ...(given['customer']?.subscriptions ?? []),
    ...(given['customer']?.reservations ?? []).map((one: Values) => ({ ...one, kind: 'azure-reservation' })),
  ];
  return held.map((one, index) => ({
    id: one['id'] ?? `held-${index}`,
    tenantId: scene.customerId,
    partnerTenantId: scene.partnerId,
    orderId: 'held',
    offerId: one['offerId'] ?? 'HELD:0001:HELD',
    offerName: 'Held',
    friendlyName: 'Held',
    kind: one['kind'] ?? 'nce',
    quantity: one['quantity'] ?? 1,
    status: one['status'] ?? 'active',
    isTrial: one['isTrial'] ?? false,
    autoRenewEnabled: true,
    termDuration: one['term'] ?? 'P1Y',
    billingCycle: 'monthly',
    createdAt: begin,
    startedAt: begin,
    commitmentEndDate: one['commitmentEndDate'] ?? termEnd(begin, 'P1Y'),
    cancellationAllowedUntil: begin,
    lots: [],
  }));
}

/** The wanted instant, or a month before the scene begins when that is earlier. */
function earlier(begin: string, wanted: string): string {
  const before = new Date(Date.parse(begin) - 30 * 86_400_000).toISOString();
  return before < wanted ? before : wanted;
}
