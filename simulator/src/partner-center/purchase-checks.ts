import { countryRules, sameRegion } from '@concord/rules';
import { mayBuy } from './agreements.ts';
import { resolveItem } from './catalogue.ts';
import type { CustomerCall } from './operation.ts';
import { refuse } from './refusal.ts';
import { resellerProblem, resellerProblemText } from './resellers.ts';

/** What every purchase is checked for, whether it comes through a cart or as an order. */
export interface Purchase {
  catalogItemIds: string[];
  /** PartnerIDs of resellers that are named. */
  partnerIds: string[];
  attestationAccepted: boolean;
  currencyCode?: string;
}

const vetting: Record<string, number> = { UnderReview: 800073, Unknown: 800074, NotAllowed: 800075 };

/** Segments that only tenants with a qualification may buy. */
const qualificationOf: Record<string, string> = {
  education: 'Education',
  government: 'GovernmentCommunityCloud',
  nonprofit: 'Nonprofit',
};

/**
 * @throws Refusal 900150, 2030, 800073–800075, 13605, 900206, the codes of the partner of record, 800070, 400019, 800086, 900169
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export function checkPurchase(call: CustomerCall, purchase: Purchase): void {
  const { partner, tenant, world, at } = call;
  if (partner.kind === 'indirect-reseller') throw refuse(403, 900150, 'An indirect reseller cannot order.');
  if (!partner.mpaSigned) throw refuse(403, 900124, 'The Microsoft Partner Agreement is not accepted.');
  if (!sameRegion(partner.country, tenant.country))
    throw refuse(403, 2030, 'The partner is not onboarded to sell in the country of the customer.');
  const blocked = tenant.accountStatus && vetting[tenant.accountStatus];
  if (blocked) throw refuse(403, blocked, 'Purchases are blocked for the customer account.');
  if (!mayBuy(world, tenant, at))
    throw refuse(403, 13605, 'The Microsoft Customer Agreement has not been accepted by the customer.');
  checkResellers(call, purchase);
  for (const id of purchase.catalogItemIds) checkItem(call, id, purchase.currencyCode);
}

function checkResellers(call: CustomerCall, purchase: Purchase): void {
  const named = purchase.partnerIds.length > 0;
  if (call.partner.kind === 'direct') {
    if (named) throw refuse(400, 10004, 'Participants are not supported for this partner.');
    return;
  }
  if (named && !purchase.attestationAccepted)
    throw refuse(400, 900206, 'partnerOnRecordAttestationAccepted must be true when a reseller is named.');
  for (const id of purchase.partnerIds) {
    const problem = resellerProblem(call, id);
    if (problem)
      throw refuse(
        problem.status,
        problem.code,
        resellerProblemText[problem.code] ?? 'The reseller is not valid.',
      );
  }
}

function checkItem(call: CustomerCall, catalogItemId: string, currencyCode?: string): void {
  const { tenant, partner } = call;
  const offered = resolveItem(call, catalogItemId, tenant.country);
  if (!offered) {
    const product = call.world.products.get(catalogItemId.split(':')[0]?.toUpperCase());
    const elsewhere = product?.skus.some((sku) => sku.countries && !sku.countries.includes(tenant.country));
    throw elsewhere
      ? refuse(400, 800070, 'The offer is not available in the country.')
      : refuse(400, 800004, 'The offer id is not valid.');
  }
  if (offered.stale || call.faults.fires(['stale-availability'], call.method, call.url))
    throw refuse(404, 400019, 'The availability was not found.');
  const qualification = qualificationOf[offered.segment];
  const qualified = tenant.qualifications.some(
    (one) => one.qualification === qualification && one.vettingStatus === 'Approved',
  );
  if (qualification !== undefined && !qualified)
    throw refuse(400, 800086, 'The customer tenant lacks the required tags.');
  const currencies = [offered.currency, countryRules(partner.country)?.currency];
  if (currencyCode !== undefined && !currencies.includes(currencyCode.toUpperCase()))
    throw refuse(400, 900169, 'The currency is not supported.');
}
