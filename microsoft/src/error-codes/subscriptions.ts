import type { Row } from './row.ts';

/** Subscriptions. Source: https://learn.microsoft.com/partner-center/developer/error-codes */
export const subscriptions: readonly Row[] = [
  ['2001', 'fix-input', 'Seats of a suspended subscription cannot be changed. Reactivate it first.'],
  ['2002', 'fix-input', 'The number of seats is outside what the product allows. Correct it.'],
  ['2011', 'fix-input', 'The subscription is deleted and cannot be changed any more.'],
  [
    '2012',
    'retry',
    'Microsoft has not joined the subscription with the directory yet. It will be tried again later.',
  ],
  ['2054', 'fix-input', 'The billing cycle of this subscription is changed through its order.'],
  ['2055', 'retry', 'The record changed at Microsoft meanwhile. It has to be read again before changing it.'],
  ['20003', 'retry', 'Microsoft does not show the subscription; after a purchase that can take 15 minutes.'],
  ['27009', 'fix-input', 'The base subscription is not active. Reactivate it first.'],
  ['800037 800038 800076', 'fix-input', 'Microsoft has no such record for this subscription.'],
  ['800040 800096', 'fix-input', 'The subscription cannot go from its present state to the wanted one.'],
  ['800041', 'fix-input', 'The subscription is already activated.'],
  ['800081', 'ask-person', 'The subscription has to be activated first, by its activation link.'],
  ['800082', 'retry', 'The subscription is not ready for changes yet. It will be tried again later.'],
  [
    '800090 800092 800095',
    'fix-input',
    'Microsoft does not allow this number of seats; seats can be removed only within seven days of adding or renewing.',
  ],
  ['800091', 'fix-input', 'A suspended subscription cannot be changed. Reactivate it first.'],
  ['800093', 'fix-input', 'This subscription cannot renew by itself.'],
  ['800094', 'retry', 'Microsoft could not change the subscription. Look at it before trying again.'],
  ['800097', 'fix-input', 'The billing cycle of this subscription cannot be changed now.'],
  [
    '800098',
    'ask-person',
    'The reseller of this subscription cannot be changed. Microsoft partner support can help.',
  ],
  [
    '800107 800121 800122',
    'fix-input',
    'The term cannot be changed like this; only a longer term is possible, and never on a trial.',
  ],
  ['800111 800112 800114 800115', 'fix-input', 'Overage cannot be set for this customer or partner.'],
  ['900115', 'fix-input', 'The Azure plan still has active subscriptions. Cancel them first.'],
  ['900116', 'ask-person', 'The integration sandbox allows no further Azure plan.'],
  [
    '900117 900213',
    'fix-input',
    'The time to cancel is over; it lasts seven days after purchase or renewal. Turn automatic renewal off instead.',
  ],
  [
    '900214 900257',
    'fix-input',
    'The time to remove seats is over; it lasts seven days. Schedule fewer seats for the next term instead.',
  ],
  [
    '900244 900245 900246',
    'fix-input',
    'The end date planned for the next term is not allowed. Choose one that Microsoft offers.',
  ],
  ['900263', 'fix-input', 'This is not possible for a legacy subscription.'],
  [
    '900277 900279 900280',
    'ask-person',
    'The subscription is ending and cannot be changed now. Order a new one, or try again after the renewal.',
  ],
  ['900278', 'retry', 'An operation on the subscription is pending; Microsoft asks to wait up to 24 hours.'],
  ['900311', 'ask-person', 'The subscription was changed too often. Wait a day, or ask Microsoft support.'],
  [
    '900236 900258 900259 900260 900261 900267 900268 900269 900270',
    'fix-input',
    'This change to another product, term or billing cycle is not possible. Choose one that Microsoft offers.',
  ],
];
