import { fillInvitation } from '@concord/rules/invitation';
import { acceptanceOf } from '../agreements/store.ts';
import { findCustomer } from '../customers/store.ts';
import type { Tx } from '../db/database.ts';
import { readPlan } from '../plans/store.ts';
import { inheritedAttribute } from '../resellers/store.ts';
import { passwordAlone } from '../settings/client.ts';
import { secretInfos } from '../settings/secrets.ts';
import { findSet } from '../settings/store.ts';

export type OrderFacts = Awaited<ReturnType<typeof orderFacts>>;

/**
 * All that decides an order of this customer for this plan. Read in the operator's scope, after the caller's
 * own scope has shown that it may see the customer and the plan: a customer never sees a settings set.
 */
export async function orderFacts(tx: Tx, customerId: string, planId: string) {
  const customer = await findCustomer(tx, customerId);
  const plan = await readPlan(tx, planId);
  const set = await findSet(tx, plan.settingsSetId);
  const account = await tx
    .selectFrom('partnerAccounts')
    .selectAll()
    .where('id', '=', set.partnerAccountId)
    .executeTakeFirstOrThrow();
  const binding = await tx
    .selectFrom('bindings')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('partnerAccountId', '=', account.id)
    .where('endedAt', 'is', null)
    .orderBy('boundAt')
    .limit(1)
    .executeTakeFirst();
  const reseller = await tx
    .selectFrom('resellers')
    .selectAll()
    .where('id', '=', customer.resellerId)
    .executeTakeFirstOrThrow();
  const provider = account.type === 'indirect-provider';
  // The operator at the root is the provider itself, never a reseller on record (Microsoft's error 2072).
  const belowOperator = reseller.parentId !== null;
  const mpnId =
    provider && belowOperator && set.resellerAttribute
      ? await inheritedAttribute(tx, reseller.id, set.resellerAttribute)
      : undefined;
  return {
    customer,
    plan,
    set,
    account,
    binding,
    reseller,
    /** Named on what this reseller's customers order; only an indirect provider names one. */
    onRecord: { needed: provider && belowOperator, mpnId, tenantId: reseller.tenantId ?? undefined },
    consented:
      set.consent !== null ||
      (passwordAlone(set) && (await secretInfos(tx, set.id))['partner-password'] !== undefined),
    acceptance: await acceptanceOf(tx, customerId, account.id, binding?.tenantId ?? null),
    invitationLink: fillInvitation(set.invitationPath, {
      partnerTenantId: set.tenantId,
      resellerTenantId: reseller.tenantId ?? undefined,
      resellerMpnId: mpnId,
    }),
  };
}
