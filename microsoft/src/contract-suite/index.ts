import type { CommerceApi } from '../commerce.ts';
import { orderSeats } from './order-walk.ts';
import { readPartner } from './partner-walk.ts';
import { changeSubscription, transition } from './subscription-walk.ts';
import { createTenant, newTenant } from './tenant-walk.ts';
import { type ContractTarget, Stopped, type WalkEnd, walker } from './walk.ts';

export type { ContractTarget, WalkEnd } from './walk.ts';

/**
 * Walks through every method of the port as a careful caller: reads a partner, creates a tenant, has the agreement
 * accepted, orders for the new and for an existing tenant, and changes what came of it. Whatever goes wrong at Microsoft
 * meanwhile, each call must end in the right result or in an error whose remedy helps.
 *
 * @param target the port, made for one partner of a simulator; `expected` names remedies with which a walk may end early
 * @throws Error naming what was not as the contract says
 */
export async function walkContract(target: ContractTarget): Promise<WalkEnd> {
  const walk = walker(target);
  const tenant = newTenant('contractwalk', target.partner.reseller?.tenantId);
  try {
    await readPartner(walk, tenant);
    const created = await createTenant(walk, tenant);
    // Tokens run out, so that they are renewed in the middle.
    await walk.pass('PT2H');
    for (const tenantId of [created, target.customer.tenantId]) {
      const id = await orderSeats(walk, tenantId);
      await changeSubscription(walk, tenantId, id);
    }
    await transition(walk, created, await orderSeats(walk, created));
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return walk.end;
}

/** The methods of the port that a walk left out; none when it came to its end. */
export function leftOut(api: CommerceApi, { done }: WalkEnd): string[] {
  return Object.keys(api).filter((method) => !done.has(method));
}
