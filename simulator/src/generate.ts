import { cancellationAllowedUntil, newLot, termEnd } from '@concord/rules';
import type { Address, Order, Subscription } from './entities.ts';
import { plantPeople } from './generate-people.ts';
import { hexOf, uuidOf } from './ids.ts';
import { offeredOf } from './partner-center/catalogue.ts';
import type { Seed } from './seed.ts';
import type { World } from './world.ts';

/** A big world, made by a rule: the same numbers give the same world. */
export interface SeedGenerated {
  /** Tenant id of the partner; absent = the seed's first that sells. */
  partner?: string;
  customers: number;
  /** Default 1; all of them are of one order. */
  subscriptionsPerCustomer?: number;
  /**
   * People of each customer, with licences. With them each customer has its delegated admin relationship, its consent
   * for the partner's first application, and an acceptance of the Customer Agreement.
   */
  usersPerCustomer?: number;
  /** Default `US`. */
  country?: string;
}

/** Purchases are spread evenly over so many days before the world's begin. */
const days = 360;
const seats = [1, 2, 3, 5, 8, 13, 25, 50];
const address: Address = {
  country: 'US',
  city: 'Redmond',
  state: 'WA',
  addressLine1: '1 Microsoft Way',
  postalCode: '98052',
  phoneNumber: '4255550100',
};

/** What all subscriptions that begin on one day have in common; they share it. */
type Begin = Pick<Subscription, 'createdAt' | 'startedAt' | 'commitmentEndDate' | 'cancellationAllowedUntil'>;

/**
 * Adds generated customers with their order and subscriptions (one year, monthly) of the seed's products.
 * @param at the world's begin
 * @throws RangeError when the seed has no partner that sells, or no product to sell
 */
export function plantGenerated(seed: Seed, wanted: SeedGenerated, world: World, at: string): void {
  const partner =
    wanted.partner ??
    seed.partners.find(({ kind }) => kind === 'direct' || kind === 'indirect-provider')?.tenantId;
  const items = itemsOf(world, wanted.country ?? 'US', at);
  if (partner === undefined || items.length === 0)
    throw new RangeError('a generated world needs a partner and a product of new commerce');
  const begins = Array.from({ length: days }, (_, day) => beginOf(daysBefore(at, day)));
  const each = wanted.subscriptionsPerCustomer ?? 1;

  for (let number = 1; number <= wanted.customers; number += 1) {
    const tenantId = plantCustomer(seed.seed, number, partner, wanted.country ?? 'US', world, at);
    if (wanted.usersPerCustomer !== undefined)
      plantPeople(seed, { tenantId, number, partner, count: wanted.usersPerCustomer }, world, at);
    if (each === 0) continue;
    const begin = begins[number % days] as Begin;
    const order: Order = {
      id: hexOf(`${seed.seed}/generated/order/${number}`, 12),
      tenantId,
      partnerTenantId: partner,
      billingCycle: 'monthly',
      currencyCode: 'USD',
      createdAt: begin.createdAt,
      status: 'completed',
      lines: [],
    };
    for (let line = 0; line < each; line += 1) {
      const { offerId, title } = items[(number + line) % items.length] as Item;
      const quantity = seats[(number + line) % seats.length] as number;
      const subscription: Subscription = {
        id: uuidOf(`${seed.seed}/generated/subscription/${number}/${line}`),
        tenantId,
        partnerTenantId: partner,
        orderId: order.id,
        offerId,
        offerName: title,
        friendlyName: title,
        kind: 'nce',
        quantity,
        status: 'active',
        isTrial: false,
        autoRenewEnabled: true,
        termDuration: 'P1Y',
        billingCycle: 'monthly',
        ...begin,
        lots: begin === begins[0] ? [newLot(quantity, begin.startedAt)] : none,
      };
      world.subscriptions.put(subscription);
      order.lines.push({
        lineItemNumber: line,
        offerId,
        friendlyName: title,
        quantity,
        termDuration: 'P1Y',
        billingCycle: 'monthly',
        subscriptionId: subscription.id,
      });
    }
    world.orders.put(order);
  }
}

const none: Subscription['lots'] = [];

const daysBefore = (at: string, count: number) => new Date(Date.parse(at) - count * 86_400_000).toISOString();

interface Item {
  offerId: string;
  title: string;
}

/** The catalogue items of new commerce that can be bought in a country. */
function itemsOf(world: World, country: string, at: string): Item[] {
  const moment = { world, clock: { now: () => at } };
  return world.products.all().flatMap((product) => {
    const sku = product.skus.find((one) => !one.isTrial);
    const offered = product.kind === 'nce' && sku && offeredOf(moment, product, sku, country)[0];
    if (!offered) return [];
    return [{ offerId: `${product.id}:${sku.id}:${offered.availabilityId}`, title: sku.title }];
  });
}

function beginOf(startedAt: string): Begin {
  return {
    createdAt: startedAt,
    startedAt,
    commitmentEndDate: termEnd(startedAt, 'P1Y'),
    cancellationAllowedUntil: cancellationAllowedUntil(startedAt),
  };
}

function plantCustomer(
  seed: string,
  number: number,
  partner: string,
  country: string,
  world: World,
  at: string,
): string {
  const id = uuidOf(`${seed}/generated/tenant/${number}`);
  const domain = `generated${number}.onmicrosoft.com`;
  const companyName = `Generated ${number}`;
  world.domains.put({ id: domain, tenantId: id });
  world.tenants.put({
    id,
    commerceId: uuidOf(`${seed}/generated/commerce/${number}`),
    domain,
    companyName,
    country,
    customDomains: noDomains,
    qualifications: noQualifications,
    billingProfile: {
      id,
      email: `billing@${domain}`,
      culture: 'en-US',
      language: 'en',
      companyName,
      address: country === address.country ? address : { country },
      etag: String(number),
    },
  });
  world.relationships.put({
    id: `${partner}|${id}`,
    partnerTenantId: partner,
    tenantId: id,
    since: at,
  });
  return id;
}

const noDomains: string[] = [];
const noQualifications: never[] = [];
