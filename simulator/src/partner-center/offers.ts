import { countryRules } from '@concord/rules';
import type { Context } from '../context.ts';
import type { LegacyOffer } from '../entities.ts';
import { offeredOf } from './catalogue.ts';
import { type Call, type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, collection, link } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** The legacy offer of this id, sold in the country or not. */
export function legacyOffer({ world }: Context, id: string): LegacyOffer | undefined {
  return world.offers.get(id.toUpperCase());
}

/** What the offer has become in new commerce, under its present availability id. */
export function twinOf(context: Context, { twin }: LegacyOffer, country: string) {
  const [productId, skuId] = twin?.split(':') ?? [];
  const product = context.world.products.get(productId);
  const sku = product?.skus.find((one) => one.id === skuId);
  return product && sku ? offeredOf(context, product, sku, country)[0] : undefined;
}

/** @see https://learn.microsoft.com/partner-center/developer/offer-resources */
export function offerResource(offer: LegacyOffer, all: LegacyOffer[], country: string) {
  const self = `/offers/${offer.id}?country=${country}`;
  const unit = offer.billing === 'usage' ? 'Usage-based' : 'Licenses';
  return {
    id: offer.id,
    name: offer.name,
    description: offer.description,
    minimumQuantity: offer.minimumQuantity,
    maximumQuantity: offer.maximumQuantity,
    rank: 0,
    uri: `/3c95518e-8c37-41e3-9627-0ca339200f53/Offers/${offer.id}`,
    locale: 'en-US',
    country,
    category: {
      id: '',
      name: '',
      rank: 0,
      locale: 'en-US',
      country,
      attributes: attributes('OfferCategory'),
    },
    prerequisiteOffers: offer.prerequisiteOffers,
    isAddOn: offer.isAddOn,
    hasAddOns: all.some((one) => one.prerequisiteOffers.includes(offer.id)),
    isAvailableForPurchase: offer.twin === undefined || offer.segment !== 'commercial',
    billing: offer.billing,
    supportedBillingCycles: offer.supportedBillingCycles,
    isAutoRenewable: !offer.isTrial,
    isTrial: offer.isTrial,
    upgradeTargetOffers: offer.upgradeTargetOffers ?? [],
    conversionTargetOffers: offer.conversionTargetOffers,
    resellerQualifications: [],
    reselleeQualifications: offer.segment === 'commercial' ? [] : [offer.segment],
    limitUnitOfMeasure: offer.limit?.unit ?? 'None',
    limit: offer.limit?.count ?? 0,
    termUnitOfMeasure: offer.isTrial ? 'Month' : 'Year',
    term: 1,
    isInternal: false,
    isMicrosoftProduct: true,
    salesGroupId: 'Default',
    acquisitionType: offer.isTrial ? 'trial' : 'purchase',
    supportedCatalogTypes: ['sandbox', 'live'],
    actions: ['Cancel', 'Edit'],
    product: { id: (offer.provisioningId ?? offer.id).toUpperCase(), name: offer.name, unit },
    unitType: unit,
    links: { learnMore: link('https://www.microsoft.com/microsoft-365/'), self: link(self) },
    attributes: attributes('Offer'),
  };
}

function countryOf(call: Call): string {
  const rules = countryRules(call.query['country'] ?? '');
  if (!rules) throw refuse(400, 800002, 'country is required.');
  return rules.iso2Code;
}

/** Offers of a country, in pages by `offset` and `size` where they are asked for. */
function list(call: Call, country: string, wanted: (offer: LegacyOffer) => boolean) {
  const all = call.world.offers.all();
  const category = call.query['offer_category_id']?.toLowerCase();
  const items = all
    .filter((one) => one.countries?.includes(country) ?? true)
    .filter((one) => category === undefined || categoryId(one.category).toLowerCase() === category)
    .filter(wanted);
  const offset = Number(call.query['offset'] ?? 0) || 0;
  const size = Number(call.query['size'] ?? 0) || items.length;
  return ok(
    collection(
      items.slice(offset, offset + size).map((one) => offerResource(one, all, country)),
      call.url.replace(/^\/v1/, ''),
    ),
  );
}

const categoryId = (name: string) => `${name.replaceAll(' ', '')}_Key`;

function categories(call: Call, country: string) {
  const names = [...new Set(call.world.offers.all().map((one) => one.category))];
  const items = names.map((name, index) => ({
    id: categoryId(name),
    name,
    rank: (index + 1) * 10,
    locale: 'en-US',
    country,
    attributes: attributes('OfferCategory'),
  }));
  return ok(collection(items, call.url.replace(/^\/v1/, '')));
}

/** @throws Refusal 400 2100 for a product of new commerce, 404 400013 for an unknown offer [U] */
function asked(call: Call): LegacyOffer {
  const id = call.params['offerId'] ?? '';
  const offer = legacyOffer(call, id);
  if (offer) return offer;
  if (call.world.products.get(id.split(':')[0]?.toUpperCase()))
    throw refuse(400, 2100, 'The item is not an offer: use the products.');
  throw refuse(404, 400013, 'The offer was not found.');
}

const get = (
  path: string,
  article: string,
  models: string,
  handle: (call: Call) => ReturnType<typeof ok>,
): Operation => ({
  method: 'GET',
  path,
  auth: 'any',
  source: `${docs}/${article}`,
  models,
  handle,
});

const ofCustomer = (
  path: string,
  article: string,
  models: string,
  handle: (call: CustomerCall) => ReturnType<typeof ok>,
): Operation => ({
  method: 'GET',
  path: `/customers/:cid${path}`,
  of: 'customer',
  auth: 'any',
  source: `${docs}/${article}`,
  models,
  handle,
});

export const offerOperations: Operation[] = [
  get('/offers', 'get-a-list-of-offers-for-a-market', 'legacy; `country`, `offset`, `size`', (call) =>
    list(call, countryOf(call), () => true),
  ),
  get('/offers/:offerId', 'get-an-offer-by-id', '2100 for what is a product', (call) => {
    const country = countryOf(call);
    return ok(offerResource(asked(call), call.world.offers.all(), country));
  }),
  get('/offers/:offerId/addons', 'get-addon-offers-by-offer-id', 'offers that need this one', (call) => {
    const { id } = asked(call);
    return list(call, countryOf(call), (one) => one.prerequisiteOffers.includes(id));
  }),
  get(
    '/offercategories',
    'get-offer-categories-by-market',
    'categories with an offer in the market',
    (call) => categories(call, countryOf(call)),
  ),
  ofCustomer('/offers', 'get-a-list-of-offers-for-a-customer', 'by the customer’s country', (call) =>
    list(call, call.tenant.country, () => true),
  ),
  ofCustomer('/offercategories', 'get-offer-categories-for-a-customer', 'by the customer’s country', (call) =>
    categories(call, call.tenant.country),
  ),
];
