import type { Simulator } from '../server.ts';
import { control } from '../testing/partner.ts';
import { heldSubscriptions } from './held-subscriptions.ts';
import { resolveOffer } from './offers.ts';
import { type Row, Unsupported } from './row.ts';
import { customersOf, seedOf } from './seed-of.ts';

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

export const partnerId = '0b3f6c1e-5b7a-4a55-9c36-1f0d7f1f0001';
export const application = { id: '0b3f6c1e-5b7a-4a55-9c36-1f0d7f1f0002', secret: 'golden-secret' };
export const agent = { name: 'agent@golden.onmicrosoft.com', password: 'Golden-Pass-1' };
export const product = 'GOLDENPROD01';

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
export async function buildScene(simulator: Simulator, row: Row): Promise<Scene> {
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
  await control(simulator.url, 'POST', 'seed', { ...seedOf(row, begin, market), clock: begin });
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
  for (const subscription of heldSubscriptions(row, scene, begin))
    simulator.world.subscriptions.put(subscription);
  return scene;
}
