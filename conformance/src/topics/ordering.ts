import { customerPath, only, type Topic } from '../topic.ts';
import { boughtEffects } from './bought-term.ts';
import { cartEffects } from './cart-effects.ts';
import { checkoutEffects } from './checkout-effects.ts';
import { checkoutCart } from './checkouts.ts';
import { plantHoldings } from './holdings.ts';
import { createCart, createOrder } from './order-lines.ts';
import { promotionEffects, verifyPromotion } from './promotion-eligibility.ts';

/** Carts, their checkout and orders. */
export const ordering: Topic = {
  name: 'ordering',
  given: {
    offerType: true,
    cart: ['status', 'creationTimestamp', 'lines', 'groups', 'orders'],
    customer: ['subscriptions', 'reservations', 'hasLegacyAzure'],
    tenant: [
      'skus',
      'nceSubscriptions',
      'sameSkuSeats',
      'nceSeatsSameSku',
      'ownedSeatsOfSku',
      'promoSeatsBoughtByAllPartners',
      'compatibleBaseSeats',
      'sameOfferSubscriptions',
    ],
    subscription: ['id', 'offerType', 'registered', 'activated', 'partnerId'],
    subscriptionsOfCustomer: true,
    sandboxAzurePlans: true,
  },
  prepare(draft) {
    const { given } = draft;
    if (given['cart']?.creationTimestamp) draft.begin = given['cart'].creationTimestamp;
    plantHoldings(draft);
  },
  actions: {
    createCart,
    checkoutCart,
    createOrder,
    verifyPromotion,
    getCustomTermEndDates: async (scene, params) => {
      only(params, 'term_duration');
      const path = `/subscriptions/customTermEndDates?term_duration=${params['term_duration']}`;
      return { answer: await scene.call('GET', customerPath(scene, path)) };
    },
  },
  late: ['nextTermEnd', 'firstTermEnd', 'endDateTiedToBase', 'firstTermMonths', 'incentiveFor'],
  effects: { ...checkoutEffects, ...cartEffects, ...boughtEffects, ...promotionEffects },
};
