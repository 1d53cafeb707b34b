import { demoSet, type Front, giveConsent } from '../house.ts';
import { directPlan, settled } from '../shop.ts';

/** Where an order is placed, and what Microsoft must know about the reseller afterwards. */
export interface Market {
  name: string;
  planId: string;
  /** The partner's tenant. */
  partnerId: string;
  /** Concord's reseller, to whom the customers belong. */
  resellerId: string;
  /** Undefined where Microsoft's model names no reseller. */
  onRecord?: { mpnId: string; tenantId: string };
}

/** A plan of the demo's indirect provider and one of a direct bill partner, both with consent given. */
export async function openMarkets(house: Front): Promise<Market[]> {
  const set = await demoSet(house);
  const outcome = await giveConsent(house, set.id);
  if (!outcome.endsWith('consent=ok')) throw new Error(outcome);
  await settled(house, set.id);
  const { items: resellers } = await house.operator('GET /resellers');
  const reseller = resellers.find(({ level }) => level === 2);
  const { items: plans } = await house.operator('GET /plans');
  const plan = plans.find(({ settingsSetId }) => settingsSetId === set.id);
  const mpnId = reseller?.attributes['reseller_mpn_id'];
  if (!reseller?.tenantId || !plan || !mpnId) throw new Error('the demo has no reseller below a reseller');
  const provider = await house.operator('GET /settings-sets/:id', { params: { id: set.id } });
  const direct = await directPlan(house);
  const other = await house.operator('GET /settings-sets/:id', { params: { id: direct.settingsSetId } });
  return [
    {
      name: 'indirect provider',
      planId: plan.id,
      partnerId: provider.tenantId,
      resellerId: reseller.id,
      onRecord: { mpnId, tenantId: reseller.tenantId },
    },
    // The same reseller, with its MPN ID: a direct bill partner must not pass it on.
    { name: 'direct bill', planId: direct.id, partnerId: other.tenantId, resellerId: reseller.id },
  ];
}
