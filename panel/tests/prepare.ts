import type { OrderInput } from '@concord/contract/orders';
import type { z } from 'zod';
import { demoSet, giveConsent, type House, until } from '../../service/src/testing/house.ts';

type Tenant = z.input<typeof OrderInput>['tenant'];

/** Consent and connection check of the demo's set, without a browser. */
export async function connect(house: House): Promise<void> {
  const { id } = await demoSet(house);
  await giveConsent(house, id);
  await until(
    () => house.operator('GET /settings-sets/:id/checks/latest', { params: { id } }),
    ({ check }) => check !== null && check.state !== 'running',
  );
}

/**
 * An order of the demo's customer, placed without a browser; its agreement is accepted.
 * @returns its id
 */
export async function placeOrder(house: House, tenant: Tenant, seats = 3): Promise<string> {
  const { items } = await house.customer('GET /plans', { query: { q: 'Business Standard' } });
  const planId = items[0]?.id ?? '';
  const attestation = await house.customer('POST /ordering/attestations', {
    body: {
      planId,
      signatory: { firstName: 'Contact', lastName: 'Person', email: 'it@fourthcoffee.example' },
      accepted: true,
    },
  });
  if (attestation.state === 'created') await fetch(attestation.link, { method: 'POST' });
  await house.customer('GET /ordering/attestations/:id', { params: { id: attestation.id } });
  const body = { planId, seats, attestationId: attestation.id, tenant };
  return (await house.customer('POST /orders', { body, key: crypto.randomUUID() })).id;
}

/** Waits until an order has come to a state. */
export function orderComes(house: House, id: string, to: string) {
  return until(
    () => house.operator('GET /orders/:id', { params: { id } }),
    ({ state }) => state === to,
  );
}
