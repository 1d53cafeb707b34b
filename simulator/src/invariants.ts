import { licencesOf } from './licences.ts';
import type { World } from './world.ts';

/** What holds of a world at every moment, whatever goes wrong on the wire. */
export interface Invariant {
  name: string;
  /** In one sentence. */
  about: string;
  /** What contradicts it, one text each. */
  broken(world: World): Iterable<string>;
}

export const invariants: Invariant[] = [
  {
    name: 'created-tenants-have-an-owner',
    about:
      'A tenant that a partner made has a relationship with a partner, unless it was removed on purpose.',
    *broken(world) {
      const removed = new Set<string>();
      for (const record of world.audit.values())
        if (record.operationType === 'remove_partner_customer_relationship')
          removed.add(record.customerId ?? '');
      for (const tenant of world.tenants.values())
        if (
          tenant.createdByPartner !== undefined &&
          world.relationships.count('tenant', tenant.id) === 0 &&
          !removed.has(tenant.id)
        )
          yield `${tenant.id} (${tenant.domain}) belongs to nobody`;
    },
  },
  {
    name: 'relationships-have-both-ends',
    about: 'A relationship is between a partner and a tenant that exist.',
    *broken({ relationships, partners, tenants }) {
      for (const one of relationships.values())
        if (!partners.get(one.partnerTenantId) || !tenants.get(one.tenantId)) yield one.id;
    },
  },
  {
    name: 'no-name-is-used-up',
    about: 'No domain is taken without a tenant behind it, besides those that the seed took.',
    *broken({ domains, tenants, seeds }) {
      const taken = new Set((seeds.get('seed')?.seed.takenDomains ?? []).map((name) => name.toLowerCase()));
      for (const domain of domains.values()) {
        if (domain.tenantId === undefined && !taken.has(domain.id)) yield `${domain.id} is taken by nobody`;
        if (domain.tenantId !== undefined && !tenants.get(domain.tenantId))
          yield `${domain.id} is taken by ${domain.tenantId}, which does not exist`;
      }
    },
  },
  {
    name: 'first-domains-are-unique',
    about: 'A first domain belongs to one tenant, and to that one only.',
    *broken({ tenants, domains }) {
      for (const tenant of tenants.values())
        if (domains.get(tenant.domain.toLowerCase())?.tenantId !== tenant.id)
          yield `${tenant.domain} of ${tenant.id}`;
    },
  },
  {
    name: 'groups-are-ordered-once',
    about: 'A group of a cart has at most one order, and an order belongs to at most one group of one cart.',
    *broken({ carts, orders }) {
      const seen = new Map<string, string>();
      for (const cart of carts.values())
        for (const [group, id] of Object.entries(cart.orders)) {
          const here = `${cart.id}/${group}`;
          if (seen.has(id)) yield `order ${id} of ${seen.get(id)} and of ${here}`;
          if (!orders.get(id)) yield `order ${id} of ${here} does not exist`;
          seen.set(id, here);
        }
    },
  },
  {
    name: 'order-lines-have-one-subscription',
    about: 'A line of a completed purchase has exactly one subscription, which no other purchased line has.',
    *broken({ orders, subscriptions }) {
      const seen = new Map<string, string>();
      for (const order of orders.values()) {
        if (order.status !== 'completed' || order.transactionType !== undefined) continue;
        for (const line of order.lines) {
          if (line.transactionType !== undefined) continue;
          const here = `line ${line.lineItemNumber} of order ${order.id}`;
          const id = line.subscriptionId;
          if (id === undefined || !subscriptions.get(id)) yield `${here} has no subscription`;
          else if (seen.has(id)) yield `${here} and ${seen.get(id)} have the same subscription`;
          else seen.set(id, here);
        }
      }
    },
  },
  {
    name: 'subscriptions-have-an-order',
    about: 'A subscription that was bought names an order of the same tenant.',
    *broken({ orders, subscriptions }) {
      for (const one of subscriptions.values()) {
        const order = orders.get(one.orderId);
        if (order && order.tenantId !== one.tenantId) yield `${one.id} names an order of another tenant`;
      }
    },
  },
  {
    name: 'seats-are-whole',
    about: 'Seats are whole numbers, at least one while a subscription is active.',
    *broken({ subscriptions }) {
      for (const { id, quantity, status } of subscriptions.values())
        if (!Number.isInteger(quantity) || quantity < (status === 'active' ? 1 : 0))
          yield `${id} has ${quantity} seats`;
    },
  },
  {
    name: 'lots-are-within-seats',
    about: 'Seats that can still be given back are part of the seats of their subscription.',
    *broken({ subscriptions }) {
      for (const { id, quantity, lots, status } of subscriptions.values()) {
        if (status !== 'active') continue;
        const open = lots.reduce((sum, lot) => sum + lot.quantity, 0);
        if (open > quantity) yield `${id} has ${quantity} seats and lots of ${open}`;
        if (lots.some((lot) => !Number.isInteger(lot.quantity) || lot.quantity < 0))
          yield `${id} has a lot that is no number of seats`;
      }
    },
  },
  {
    name: 'licences-are-not-negative',
    about: 'No count of licences is below zero, and nobody has the same licence twice.',
    *broken(world) {
      const holders = new Set<string>();
      for (const user of world.users.values()) {
        const held = (user.licences ?? []).map((licence) => licence.skuId);
        if (held.length > 0) holders.add(user.tenantId);
        if (new Set(held).size < held.length) yield `${user.userPrincipalName} has a licence twice`;
      }
      for (const tenantId of new Set([...holders, ...supplied(world)]))
        for (const { skuId, units } of licencesOf(world, tenantId))
          if (Object.values(units).some((count) => count < 0)) yield `${skuId} in ${tenantId}`;
    },
  },
  {
    name: 'user-names-are-unique',
    about: 'Two users that are not deleted never have the same name.',
    *broken({ users }) {
      const seen = new Set<string>();
      for (const user of users.values()) {
        const name = user.userPrincipalName.toLowerCase();
        if (user.state !== 'active') continue;
        if (seen.has(name)) yield name;
        seen.add(name);
      }
    },
  },
  {
    name: 'terms-end-after-they-begin',
    about: 'A term ends after the day on which it begins.',
    *broken({ subscriptions }) {
      for (const { id, startedAt, commitmentEndDate } of subscriptions.values())
        if (commitmentEndDate < startedAt.slice(0, 10)) yield `${id} ends on ${commitmentEndDate}`;
    },
  },
  {
    name: 'agreements-are-of-customers',
    about: 'An agreement is of a tenant that exists, and the same acceptance is recorded once.',
    *broken({ agreements, tenants }) {
      const seen = new Set<string>();
      for (const { id, tenantId, attestationId } of agreements.values()) {
        if (!tenants.get(tenantId)) yield `${id} is of nobody`;
        if (attestationId === undefined) continue;
        if (seen.has(attestationId)) yield `attestation ${attestationId} is recorded twice`;
        seen.add(attestationId);
      }
    },
  },
  {
    name: 'events-are-tried-ten-times-at-most',
    about: 'An event is tried at most ten times, and not again after it was taken.',
    *broken({ deliveries }) {
      for (const { id, attempts } of deliveries.values()) {
        const taken = attempts.findIndex(
          ({ status }) => status !== undefined && status >= 200 && status < 300,
        );
        if (attempts.length > 10 || (taken >= 0 && taken < attempts.length - 1)) yield id;
      }
    },
  },
];

/** Tenants that have licences from elsewhere. */
function* supplied({ tenantSkus }: World): Generator<string> {
  for (const { tenantId } of tenantSkus.values()) yield tenantId;
}

export interface Broken {
  name: string;
  about: string;
  found: string[];
}

/** The invariants that do not hold, each with what contradicts it. */
export function brokenInvariants(world: World, names?: readonly string[]): Broken[] {
  return invariants
    .filter((one) => names === undefined || names.includes(one.name))
    .map(({ name, about, broken }) => ({ name, about, found: [...broken(world)] }))
    .filter(({ found }) => found.length > 0);
}
