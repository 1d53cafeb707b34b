import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { generatePassword, hashPassword } from '../members/sign-in.ts';
import { plantCustomers } from './customers.ts';
import { type FirstSignIn, plantOperator } from './operator.ts';
import { plantPlans } from './plans.ts';
import { plantResellers } from './resellers.ts';
import { plantSet } from './settings-set.ts';
import type { SimulatedPartner } from './simulated-partner.ts';

export interface DemoSignIns {
  operator: FirstSignIn;
  reseller: FirstSignIn;
  customer: FirstSignIn;
}

/**
 * Fills an empty installation with a demo that stands on the simulator's own: the operator is its indirect
 * provider, the resellers are its linked resellers.
 */
export async function plantDemo(context: Context, simulator: string): Promise<DemoSignIns | undefined> {
  const seed = (await (await fetch(`${simulator}/_simulator/seed`)).json()) as {
    partners: SimulatedPartner[];
  };
  const provider = seed.partners.find(
    (partner) => partner.kind === 'indirect-provider' && partner.applications?.length,
  );
  const linked = seed.partners.filter((partner) => partner.kind === 'indirect-reseller');
  if (!provider || linked.length < 2)
    throw new Error('The simulator’s seed has no indirect provider with two resellers.');
  const operator = await plantOperator(context, {
    name: provider.name,
    country: provider.country,
    currency: 'USD',
    tenantId: provider.tenantId,
  });
  if (!operator) return undefined;
  const reseller = { email: 'reseller@concord.example', password: generatePassword() };
  const customer = { email: 'owner@concord.example', password: generatePassword() };
  const hashes = {
    reseller: await hashPassword(reseller.password),
    customer: await hashPassword(customer.password),
  };
  await context.db.in(operatorScope, async (tx) => {
    const now = context.clock.now();
    const [first, second] = await plantResellers(tx, operator.id, linked, now);
    await tx
      .insertInto('members')
      .values({
        id: newId(),
        resellerId: first,
        name: 'Reseller manager',
        email: reseller.email,
        role: 'reseller-manager',
        passwordHash: hashes.reseller,
        createdAt: now,
      })
      .execute();
    const [firstCustomer] = await plantCustomers(tx, [first, second, operator.id], now);
    await tx
      .insertInto('members')
      .values({
        id: newId(),
        resellerId: first,
        customerId: firstCustomer,
        name: 'Company owner',
        email: customer.email,
        role: 'customer-owner',
        passwordHash: hashes.customer,
        createdAt: now,
      })
      .execute();
    const settingsSetId = await plantSet(tx, context, simulator, operator.id, provider, now);
    await plantPlans(tx, operator.id, settingsSetId, now);
  });
  return { operator: operator.signIn, reseller, customer };
}
