import { countryRules, type PromotionQuestion, promotedProduct, promotionProblems } from '@concord/rules';
import type { Promotion } from '../entities.ts';
import { snake } from './billing-cycle.ts';
import { type Offered, resolveItem } from './catalogue.ts';
import { type Call, type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, collection } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** @see https://learn.microsoft.com/partner-center/developer/promotion-resources */
function promotionResource(promotion: Promotion) {
  const { minimumSeats, maximumSeats } = promotion;
  return {
    id: promotion.id,
    name: promotion.name,
    description: promotion.description,
    startDate: promotion.startDate,
    endDate: promotion.endDate,
    properties: { isAutoApplicable: promotion.isAutoApplicable },
    requiredProducts: promotion.requiredProducts.map((one) => ({
      productId: one.productId,
      skuId: one.skuId,
      term: { duration: one.termDuration, billingCycle: one.billingCycle },
      pricingPolicies: [{ policyType: 'PercentDiscount', value: String(one.percent / 100) }],
    })),
    ...((minimumSeats ?? maximumSeats) !== undefined && {
      promotionConstraints: {
        seatConstraints: [{ minSeats: minimumSeats, maxSeats: maximumSeats, type: 'SeatCount' }],
      },
    }),
    attributes: attributes('ProductPromotion'),
  };
}

/** What the rules have to know of a customer, for one item. */
function questionOf(
  call: CustomerCall,
  offered: Offered,
  line: Omit<Asked, 'promotionId'>,
  promotion: Promotion,
): PromotionQuestion {
  const key = `${offered.product.id}:${offered.sku.id}:`;
  const live = call.world.subscriptions
    .where('tenant', call.tenant.id)
    .filter((one) => one.offerId.startsWith(key) && ['active', 'suspended'].includes(one.status));
  const sum = (ones: { quantity: number }[]) => ones.reduce((seats, one) => seats + one.quantity, 0);
  return {
    productId: offered.product.id,
    skuId: offered.sku.id,
    quantity: line.quantity,
    termDuration: line.termDuration ?? '',
    billingCycle: line.billingCycle,
    ownedSeats: sum(live),
    promotionSeats: sum(live.filter((one) => one.promotionId === promotion.id)),
  };
}

interface Asked {
  quantity: number;
  termDuration?: string | undefined;
  billingCycle: string;
  promotionId?: string | undefined;
}

/** Promotions of an item that are sold where the customer is. */
function promotionsFor({ world, tenant }: CustomerCall, { product, sku }: Offered): Promotion[] {
  return world.promotions
    .all()
    .filter((one) => one.countries?.includes(tenant.country) ?? true)
    .filter((one) =>
      one.requiredProducts.some((its) => its.productId === product.id && its.skuId === sku.id),
    );
}

/**
 * The promotion that a purchase gets: the one it names, else one that applies by itself. A term that does not match is
 * no error: the normal price holds.
 * @see https://learn.microsoft.com/partner-center/developer/get-promotions
 */
export function appliedPromotion(call: CustomerCall, offered: Offered, line: Asked) {
  for (const promotion of promotionsFor(call, offered)) {
    if (line.promotionId === undefined ? !promotion.isAutoApplicable : promotion.id !== line.promotionId)
      continue;
    const question = questionOf(call, offered, line, promotion);
    if (promotionProblems(promotion, question, call.at).length > 0) continue;
    return { promotion, percent: promotedProduct(promotion, question)?.percent ?? 0 };
  }
  return undefined;
}

/** True when a named promotion does not exist for the item, or not for this customer; only a wrong term is forgiven. */
export function promotionRefused(call: CustomerCall, offered: Offered, line: Asked): boolean {
  if (line.promotionId === undefined) return false;
  const found = promotionsFor(call, offered).find((one) => one.id === line.promotionId);
  if (!found) return true;
  return promotionProblems(found, questionOf(call, offered, line, found), call.at).some(
    ({ type }) => type !== 'Term',
  );
}

function eligibilities(call: CustomerCall, asked: Asked & { catalogItemId: string }) {
  const offered = resolveItem(call, asked.catalogItemId, call.tenant.country);
  const refused = (type: string, description: string) => [
    { promotionId: asked.promotionId, isEligible: false, errors: [{ type, description }] },
  ];
  if (!offered) return refused('InvalidCatalogItemId', 'The catalogue item is not valid.');
  const promotions = promotionsFor(call, offered).filter(
    (one) => asked.promotionId === undefined || one.id === asked.promotionId,
  );
  if (promotions.length === 0)
    return asked.promotionId === undefined
      ? refused('NoPromotionsAvailable', 'There are no promotions for the item.')
      : refused('InvalidPromotion', 'The promotion is not valid.');
  return promotions.map((promotion) => {
    const errors = promotionProblems(promotion, questionOf(call, offered, asked, promotion), call.at);
    return {
      promotionId: promotion.id,
      isEligible: errors.length === 0,
      ...(errors.length > 0 && { errors }),
    };
  });
}

function verify(call: CustomerCall) {
  const items = call.body.list('items');
  if (items.length === 0) throw refuse(400, 800002, 'items is required.');
  return ok(
    collection(
      items.map((item, index) => {
        const asked = {
          catalogItemId: item.needText('catalogItemId'),
          quantity: item.whole('quantity') ?? 0,
          termDuration: item.text('termDuration')?.toUpperCase(),
          billingCycle: snake(item.text('billingCycle') ?? 'unknown'),
          promotionId: item.text('promotionId'),
        };
        return {
          id: item.whole('id') ?? index,
          catalogItemId: asked.catalogItemId,
          quantity: asked.quantity,
          billingCycle: asked.billingCycle,
          termDuration: asked.termDuration,
          eligibilities: eligibilities(call, asked),
          attributes: attributes('PromotionEligibilities'),
        };
      }),
    ),
  );
}

function inMarket(call: Call): Promotion[] {
  const country = countryRules(call.query['country'] ?? '')?.iso2Code;
  if (country === undefined) throw refuse(400, 800002, 'country is required.');
  return call.world.promotions.all().filter((one) => one.countries?.includes(country) ?? true);
}

export const promotionOperations: Operation[] = [
  {
    method: 'GET',
    path: '/productpromotions',
    auth: 'any',
    source: `${docs}/get-promotions`,
    models: 'by country and segment, those that run now',
    handle(call) {
      const segment = call.query['segment']?.toLowerCase();
      const items = inMarket(call)
        .filter((one) => segment === undefined || one.segment === segment)
        .filter((one) => Date.parse(one.endDate) >= Date.parse(call.at));
      return ok(collection(items.map(promotionResource)));
    },
  },
  {
    method: 'GET',
    path: '/productpromotions/:promotionId',
    auth: 'any',
    source: `${docs}/get-promotion-by-id`,
    models: '404 400013 for one that is not there',
    handle(call) {
      const id = call.params['promotionId']?.toLowerCase();
      const found = inMarket(call).find((one) => one.id.toLowerCase() === id);
      if (!found) throw refuse(404, 400013, 'The promotion was not found.');
      return ok(promotionResource(found));
    },
  },
  {
    method: 'POST',
    path: '/customers/:cid/promotionEligibilities',
    of: 'customer',
    auth: 'any',
    source: `${docs}/verify-promotion-eligibility`,
    models: 'dates, seats, term, first purchase; each reason of its own',
    handle: verify,
  },
];
