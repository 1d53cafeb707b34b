import { randomUUID } from 'node:crypto';
import type { Order } from '@concord/contract/orders';
import type { CommerceApi } from '@concord/microsoft';
import { findAcceptance } from '../agreements/store.ts';
import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { Refusal } from '../errors.ts';
import { record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { type OrderFacts, orderFacts } from './facts.ts';
import { customerOf, mustSee } from './ordering.ts';
import { preflight } from './preflight.ts';
import { stepsFor } from './states.ts';
import { readOrder, totalOf } from './store.ts';
import { chosenTenant } from './tenant-choice.ts';

/**
 * Writes order, steps, event and job in one transaction. The same key from the same member answers with the
 * order it made before.
 * @throws Refusal 422 with the first thing that preflight refuses.
 */
export async function placeOrder(context: Context, call: Call<'POST /orders'>): Promise<Order> {
  const { body, actor, doer, now, idempotencyKey } = call;
  const customerId = customerOf(actor, body.customerId);
  const before = await call.db(async (tx) => {
    const placed = await placedBefore(tx, actor.id, idempotencyKey);
    if (!placed) await mustSee(tx, body.planId, customerId);
    return placed;
  });
  if (before) {
    if (before.planId !== body.planId || before.seats !== body.seats)
      throw new Refusal(422, 'idempotency-key-reused');
    return call.db((tx) => readOrder(tx, before.id, actor.customerId !== null));
  }
  const facts = await context.db.in(operatorScope, (tx) => orderFacts(tx, customerId, body.planId));
  const { findings } = await preflight(context, facts, body);
  const refusal = findings.find(({ level }) => level === 'refusal');
  if (refusal)
    throw new Refusal(422, 'order-refused', { params: { reason: refusal.text, next: refusal.next } });
  const tenant = chosenTenant(facts, body);
  if (!tenant) throw new Refusal(422, 'order-refused', { params: { reason: '', next: '' } });
  const { forPerson } = context.clients.of(facts.set);
  const resellerTenantId = await resellerTenant(forPerson, facts);

  const { customer, plan, set, account, binding, onRecord } = facts;
  const id = newId();
  const owner = { resellerId: customer.resellerId, customerId: customer.id };
  return call.db(async (tx) => {
    const acceptanceId = await acceptanceFor(tx, facts, body.attestationId);
    const placed = await tx
      .insertInto('orders')
      .values({
        id,
        ...owner,
        planId: plan.id,
        settingsSetId: set.id,
        partnerAccountId: account.id,
        state: 'placed',
        seats: body.seats,
        price: plan.price,
        currency: plan.currency,
        termDuration: plan.termDuration,
        billingCycle: plan.billingCycle,
        tenantKind: tenant.kind,
        domain: tenant.domain,
        tenantId: binding?.tenantId ?? null,
        bindingId: binding?.id ?? null,
        acceptanceId,
        resellerMpnId: onRecord.mpnId ?? null,
        resellerTenantId: resellerTenantId ?? null,
        placedBy: actor.id,
        placedAt: now,
        idempotencyKey,
        dueAt: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('number')
      .executeTakeFirst();
    if (!placed) {
      // A double click: the other request was faster. Or another order just claimed the domain.
      const twin = await placedBefore(tx, actor.id, idempotencyKey);
      if (twin) return readOrder(tx, twin.id, actor.customerId !== null);
      throw new Refusal(409, 'domain-claimed', { params: { domain: tenant.domain } });
    }
    const steps = stepsFor(tenant.kind).map((name, position) => ({
      orderId: id,
      ...owner,
      name,
      position,
      state: 'pending',
      correlationId: randomUUID(),
    }));
    await tx.insertInto('orderSteps').values(steps).execute();
    await context.workflows.enqueue(tx, 'order', id);
    await record(tx, now, doer, {
      kind: 'order.placed',
      objectKind: 'order',
      objectId: id,
      ...owner,
      data: {
        number: placed.number,
        plan: plan.name,
        seats: body.seats,
        total: totalOf(plan.price, body.seats),
        currency: plan.currency,
        domain: tenant.domain,
      },
    });
    return readOrder(tx, id, actor.customerId !== null);
  });
}

function placedBefore(tx: Tx, memberId: string, key: string) {
  return tx
    .selectFrom('orders')
    .select(['id', 'planId', 'seats'])
    .where('placedBy', '=', memberId)
    .where('idempotencyKey', '=', key)
    .executeTakeFirst();
}

async function acceptanceFor(
  tx: Tx,
  facts: OrderFacts,
  attestationId: string | undefined,
): Promise<string | null> {
  if (!attestationId) return facts.acceptance?.id ?? null;
  const acceptance = await findAcceptance(tx, attestationId);
  if (acceptance.customerId !== facts.customer.id || acceptance.partnerAccountId !== facts.account.id) {
    throw new Refusal(422, 'agreement-of-another');
  }
  return acceptance.id;
}

/** Microsoft knows a reseller by PartnerID on orders, but by tenant id when a customer is created for it. */
async function resellerTenant(commerce: CommerceApi, { onRecord }: OrderFacts): Promise<string | undefined> {
  if (!onRecord.mpnId) return undefined;
  if (onRecord.tenantId) return onRecord.tenantId;
  return (await commerce.indirectResellers()).find((reseller) => reseller.mpnId === onRecord.mpnId)?.tenantId;
}
