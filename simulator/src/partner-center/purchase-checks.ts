import { currencyAllowed, sameRegion } from '@concord/rules';
import type { LegacyOffer } from '../entities.ts';
import { mayBuy } from './agreements.ts';
import { azureProblem, reservationProblem } from './azure-checks.ts';
import { resolveItem } from './catalogue.ts';
import { legacyProblem, twinText } from './legacy-lines.ts';
import { sandboxSeats } from './line-errors.ts';
import { legacyOffer } from './offers.ts';
import type { CustomerCall } from './operation.ts';
import { refuse } from './refusal.ts';
import { resellerProblem, resellerProblemText } from './resellers.ts';
import { soldAs } from './sold-as.ts';

export interface BoughtItem {
  /** Catalogue item id, or id of a legacy offer. */
  id: string;
  quantity: number;
  /** PartnerID of the reseller on record. */
  partnerId?: string | undefined;
  provisioningContext?: Record<string, string> | undefined;
}

/** What every purchase is checked for, whether it comes through a cart or as an order. */
export interface Purchase {
  items: BoughtItem[];
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
 * Indirect resellers have no access to purchases; their provider orders.
 * @throws Refusal 403 900150 [U: the code is assumed]
 * @see https://learn.microsoft.com/partner-center/developer/partner-center-authentication
 */
export function maySell({ partner }: CustomerCall): void {
  if (partner.kind === 'indirect-reseller') throw refuse(403, 900150, 'An indirect reseller cannot order.');
}

/**
 * @throws Refusal 900150, 2030, 800073–800075, 13605, 900206, the codes of the partner of record, 800070, 400019, 800086, 900169
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export function checkPurchase(call: CustomerCall, purchase: Purchase): void {
  const { partner, tenant, world, at } = call;
  maySell(call);
  if (!partner.mpaSigned) throw refuse(403, 900124, 'The Microsoft Partner Agreement is not accepted.');
  if (!sameRegion(partner.country, tenant.country))
    throw refuse(403, 2030, 'The partner is not onboarded to sell in the country of the customer.');
  const blocked = tenant.accountStatus && vetting[tenant.accountStatus];
  if (blocked) throw refuse(403, blocked, 'Purchases are blocked for the customer account.');
  if (!mayBuy(world, tenant, at))
    throw refuse(403, 13605, 'The Microsoft Customer Agreement has not been accepted by the customer.');
  for (const item of purchase.items) checkAzure(call, item);
  checkResellers(call, purchase);
  checkSandbox(call, purchase);
  for (const item of purchase.items) checkItem(call, item, purchase.currencyCode);
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

/** Subscriptions that a customer of the sandbox may have. */
const sandboxSubscriptions = 5;

/** @see https://learn.microsoft.com/partner-center/developer/test-and-debug */
function checkSandbox(call: CustomerCall, { items }: Purchase): void {
  const { partner, tenant, world } = call;
  if (!partner.sandbox) return;
  const kept = world.subscriptions
    .where('tenant', tenant.id)
    .filter((one) => one.partnerTenantId === partner.id && one.status !== 'deleted');
  const tooManySeats = items.some(
    (item) => soldAs(call, item.id, tenant.country)?.kind === 'nce' && item.quantity > sandboxSeats,
  );
  if (tooManySeats || kept.length + items.length > sandboxSubscriptions)
    throw refuse(400, 800018, 'A limit of the sandbox is reached.');
}

function checkItem(call: CustomerCall, item: BoughtItem, currencyCode?: string): void {
  const { tenant, partner } = call;
  const offer = legacyOffer(call, item.id);
  if (offer) {
    checkOffer(call, offer);
    return;
  }
  const offered = resolveItem(call, item.id, tenant.country);
  if (!offered) {
    const product = call.world.products.get(item.id.split(':')[0]?.toUpperCase());
    const elsewhere = product?.skus.some((sku) => sku.countries && !sku.countries.includes(tenant.country));
    throw elsewhere
      ? refuse(400, 800070, 'The offer is not available in the country.')
      : refuse(400, 800004, 'The offer id is not valid.');
  }
  if (offered.stale || call.faults.fires(['stale-availability'], call.method, call.url))
    throw refuse(404, 400019, 'The availability was not found.');
  checkSegment(call, offered.segment);
  if (currencyCode !== undefined && !currencyAllowed(currencyCode, partner.country, tenant.country))
    throw refuse(400, 900169, 'The currency is not supported.');
  if (offered.product.kind !== 'azure-reservation') return;
  const code = reservationProblem(call, item.provisioningContext);
  if (code)
    throw refuse(
      400,
      code === 10011 ? 800030 : 800012,
      'Reservations cannot be bought for the subscription.',
    );
}

/** Partners of record of Azure purchases are compared with the plan's before they are looked at themselves. */
function checkAzure(call: CustomerCall, item: BoughtItem): void {
  const offered = resolveItem(call, item.id, call.tenant.country);
  const problem = offered && azureProblem(call, offered.product.kind, offered.sku, item.partnerId);
  if (problem) throw refuse(problem.status, problem.code, problem.text);
}

/** @throws Refusal 400 800086 when the tenant lacks the qualification of the segment [U: the code is assumed] */
function checkSegment({ tenant }: CustomerCall, segment: string): void {
  const qualification = qualificationOf[segment];
  const qualified = tenant.qualifications.some(
    (one) => one.qualification === qualification && one.vettingStatus === 'Approved',
  );
  if (qualification !== undefined && !qualified)
    throw refuse(400, 800086, 'The customer tenant lacks the required tags.');
}

function checkOffer(call: CustomerCall, offer: LegacyOffer): void {
  if (!(offer.countries?.includes(call.tenant.country) ?? true))
    throw refuse(400, 800070, 'The offer is not available in the country.');
  checkSegment(call, offer.segment);
  const code = legacyProblem(call, offer);
  if (code === 500600) throw refuse(400, code, twinText(call, offer));
  if (code === 27006) throw refuse(400, code, 'The customer cannot own the offer more often.');
}
