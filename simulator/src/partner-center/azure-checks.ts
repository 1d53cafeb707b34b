import { type AzureProblem, azurePurchaseProblem } from '@concord/rules';
import type { Sku, Subscription } from '../entities.ts';
import type { CustomerCall } from './operation.ts';

/** An offer of before new commerce that is billed by Azure usage. */
export const isOldAzure = (one: Pick<Subscription, 'kind' | 'offerId'>) =>
  one.kind === 'legacy' && /^MS-AZR-/i.test(one.offerId);

/** Why an Azure plan, or what hangs on one, cannot be bought now. */
export function azureProblem(
  call: CustomerCall,
  kind: string,
  sku: Pick<Sku, 'metered'>,
  partnerId: string | undefined,
): AzureProblem | undefined {
  if (!kind.startsWith('azure') && !sku.metered) return undefined;
  const { world, partner, tenant } = call;
  const sandbox = partner.sandbox === true;
  const isPlan = (one: Subscription) =>
    one.kind === 'azure-plan' && one.partnerTenantId === partner.id && one.status !== 'deleted';
  return azurePurchaseProblem(
    {
      partnerType: partner.kind,
      sandbox,
      owned: world.subscriptions.where('tenant', tenant.id).map((one) => ({
        ...one,
        own: one.partnerTenantId === partner.id,
        oldAzure: isOldAzure(one),
      })),
      plansOfPartner: sandbox ? world.subscriptions.all().filter(isPlan).length : 0,
      upgrading: world.productUpgrades
        .where('tenant', tenant.id)
        .some((one) => one.partnerTenantId === partner.id && one.completedAt === undefined),
    },
    { kind, partnerId, metered: sku.metered === true },
  );
}

/**
 * Why a reservation cannot be bought for the subscription that its context names: 10007 unknown, 10008 not an active
 * Azure plan or subscription, 10011 not registered.
 * @see https://learn.microsoft.com/partner-center/developer/purchase-azure-reservations
 */
export function reservationProblem(
  call: CustomerCall,
  context: Record<string, string> | undefined,
): 10007 | 10008 | 10011 | undefined {
  const id = Object.entries(context ?? {}).find(([name]) => name.toLowerCase() === 'subscriptionid')?.[1];
  const found = call.world.subscriptions
    .where('tenant', call.tenant.id)
    .find((one) => one.id === id?.toLowerCase() && one.partnerTenantId === call.partner.id);
  if (!found) return 10007;
  if (found.status !== 'active' || !(found.kind === 'azure-plan' || isOldAzure(found))) return 10008;
  return found.registration?.status === 'registered' ? undefined : 10011;
}
