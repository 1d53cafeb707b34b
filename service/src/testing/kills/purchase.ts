import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Order } from '@concord/contract/orders';
import { type Caller, Refused, signedIn } from '../caller.ts';
import type { Front } from '../house.ts';
import { acceptAgreement } from '../shop.ts';
import type { Market } from './market.ts';

export interface Purchase {
  market: Market;
  kind: 'new' | 'existing';
  domain: string;
  seats: number;
  key: string;
  /** The customer's owner. */
  owner: Caller;
  /** Places the order and does all that persons do for it, as patiently as a person at a browser. */
  finish(): Promise<Order>;
}

const patienceMs = 90_000;

/** A new customer whose owner has signed in and whose signatory has accepted the agreement. */
export async function openPurchase(
  house: Front,
  market: Market,
  kind: 'new' | 'existing',
  number: number,
): Promise<Purchase> {
  const prefix = `fabrikam${number}`;
  const domain = `${prefix}.onmicrosoft.com`;
  const seats = 3 + (number % 50);
  const companyName = `Fabrikam ${number}`;
  const customer = await house.operator('POST /customers', { body: company(companyName, market.resellerId) });
  const email = `owner${number}@fabrikam.example`;
  const role = 'customer-owner' as const;
  const { password } = await house.operator('POST /members', {
    body: { name: 'Owner', email, role, customerId: customer.id },
  });
  const owner = await signedIn(house.url, 'customer', { email, password });
  const attestationId = await acceptAgreement(owner, market.planId);
  if (kind === 'existing') await house.control('POST', 'tenants', { domain, country: 'US', companyName });

  const key = randomUUID();
  const tenant = kind === 'new' ? { kind, prefix } : { kind, withSubdomain: true, domain: prefix };
  const body = { planId: market.planId, seats, attestationId, tenant };

  async function finish(): Promise<Order> {
    const { id } = await patiently(() => owner('POST /orders', { body, key }));
    const end = performance.now() + patienceMs;
    for (;;) {
      const order = await patiently(() => house.operator('GET /orders/:id', { params: { id } }));
      if (['completed', 'needs-attention', 'cancelled'].includes(order.state)) return order;
      if (performance.now() > end)
        throw new Error(`The order stands still: ${JSON.stringify(order, null, 1)}`);
      await help(order);
      await pause(25);
    }
  }

  /** What persons do: accept the invitation at Microsoft, confirm to us that the tenant is this customer's. */
  async function help({ id, steps, actions }: Order): Promise<void> {
    const waits = (name: string) => steps.some((step) => step.name === name && step.state === 'waiting');
    const input = { params: { id } };
    if (waits('invitation') && actions.includes('check-now')) {
      await acceptInvitation();
      await patiently(() => house.operator('POST /orders/:id/check-now', input), [409]);
    }
    if (waits('ownership') && actions.includes('confirm-ownership'))
      await patiently(() => house.operator('POST /orders/:id/confirm-ownership', input), [409]);
  }

  async function acceptInvitation(): Promise<void> {
    const { tenants } = await house.control<{ tenants: { id: string; domain: string }[] }>(
      'GET',
      'state?collection=tenants',
    );
    await house.control('POST', 'actions/accept-relationship', {
      tenantId: tenants.find((one) => one.domain === domain)?.id,
      partnerId: market.partnerId,
      resellerTenantId: market.onRecord?.tenantId,
    });
  }

  return { market, kind, domain, seats, key, owner, finish };
}

/**
 * Asks again while the service or its database is away, as a browser or a person does.
 * @param settled refusals that say it was done before
 */
export async function patiently<T>(ask: () => Promise<T>, settled: number[] = []): Promise<T> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const status = error instanceof Refused ? error.problem.status : undefined;
      if (status && settled.includes(status)) return undefined as T;
      // Nobody answered, or the answer was: not now.
      const away = error instanceof TypeError || status === 502 || status === 503;
      if (!away || performance.now() > end) throw error;
      await pause(50);
    }
  }
}

const company = (companyName: string, resellerId: string) => ({
  companyName,
  resellerId,
  address: {
    country: 'US',
    state: 'WA',
    city: 'Seattle',
    addressLine1: '1200 Pike Street',
    postalCode: '98101',
  },
  contact: { firstName: 'Contact', lastName: 'Person', email: 'it@fabrikam.example', phone: '2065550100' },
  language: 'en',
});
