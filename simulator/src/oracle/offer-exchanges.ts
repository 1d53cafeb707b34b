import type { Simulator } from '../server.ts';
import { partnerCenter, provider, userTokens } from '../testing/partner.ts';
import { type Call, teller } from './tell.ts';

const base = '/customers/:cid';

/** Types of the successful answers about legacy offers, promotions and inventory. */
export const offerAnswers: Record<string, string> = {
  'GET /offers': 'collection<Offer>',
  'GET /offers/:offerId': 'Offer',
  'GET /offers/:offerId/addons': 'collection<Offer>',
  'GET /offercategories': 'collection<OfferCategory>',
  [`GET ${base}/offers`]: 'collection<Offer>',
  [`GET ${base}/offercategories`]: 'collection<OfferCategory>',
  'GET /productpromotions': 'collection<ProductPromotion>',
  'GET /productpromotions/:promotionId': 'ProductPromotion',
  [`POST ${base}/promotionEligibilities`]: 'collection<PromotionEligibilities>',
  'POST /extensions/product/checkinventory': 'array<InventoryItem>',
};

/** Asks for all of them, as a person of the provider. */
export async function offerExchanges({ url }: Simulator, cid: string, user: Call): Promise<void> {
  const tell = teller(user, cid);
  const paid = '031C9E47-4802-4248-838E-778FB1D2CC05';
  await user('GET', '/offers', '/offers?country=US');
  await user('GET', '/offers/:offerId', `/offers/${paid}?country=US`);
  await user('GET', '/offers/:offerId/addons', `/offers/${paid}/addons?country=US`);
  await user('GET', '/offercategories', '/offercategories?country=US');
  await tell('GET', `${base}/offers`);
  await tell('GET', `${base}/offercategories`);
  const promotions = await user(
    'GET',
    '/productpromotions',
    '/productpromotions?country=US&segment=commercial',
  );
  const [{ id: promotionId }] = promotions.body.items;
  await user('GET', '/productpromotions/:promotionId', `/productpromotions/${promotionId}?country=US`);
  const token = (await userTokens(url, provider)).access_token;
  const path = `/v1/customers/${cid}/products/CFQ7TTC0LFLZ/skus/0001/availabilities`;
  const [{ catalogItemId }] = (await partnerCenter(url, token)('GET', path)).body.items;
  const asked = { catalogItemId, quantity: 3000, billingCycle: 'monthly' };
  await tell('POST', `${base}/promotionEligibilities`, {}, { items: [{ ...asked, termDuration: 'P1M' }] });
  const inventory = '/extensions/product/checkinventory';
  await user('POST', inventory, `${inventory}?country=US`, { targetItems: [{ productId: 'DZH318Z0BPS7' }] });
}
