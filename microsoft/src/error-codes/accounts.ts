import type { Row } from './row.ts';

/** Partner, reseller, customer, agreement. Source: https://learn.microsoft.com/partner-center/developer/error-codes */
export const accounts: readonly Row[] = [
  [
    '2006',
    'ask-person',
    'This partner may not sell or change this offer. Ask Microsoft partner support for the authorisation.',
  ],
  [
    '2030',
    'ask-person',
    'The partner is not enrolled to sell in the customer’s country. Use a partner account of that region.',
  ],
  [
    '2032',
    'ask-person',
    'Microsoft denied access to this customer. Check that the reseller relationship still exists.',
  ],
  ['2071', 'fix-input', 'The PartnerID is no valid advisor. Correct it in the reseller’s details.'],
  [
    '2072',
    'fix-input',
    'The provider’s own PartnerID cannot be the reseller. Enter the reseller’s PartnerID.',
  ],
  [
    '2000',
    'fix-input',
    'The tenant id or PartnerID is not valid, or both were sent. Correct it.',
    'agreementstatus',
  ],
  ['2001', 'fix-input', 'Neither tenant id nor PartnerID was sent.', 'agreementstatus'],
  [
    '2202',
    'ask-person',
    'Microsoft cannot tell the agreement status of this partner. Look it up in Partner Center or ask partner support.',
  ],
  ['2200', 'fix-input', 'Microsoft does not know this partner. Check the tenant id or PartnerID.'],
  [
    '2201',
    'ask-person',
    'The reseller belongs to another CSP region than the provider. Choose a reseller of the same region.',
  ],
  [
    '2203',
    'ask-person',
    'The Microsoft Partner Agreement is not signed. The reseller’s global administrator signs it in Partner Center.',
  ],
  [
    '2204',
    'ask-person',
    'The PartnerID is not enrolled as indirect reseller. The reseller enrols in Partner Center.',
  ],
  [
    '2205',
    'ask-person',
    'There is no partner account for this tenant. The reseller enrols in Partner Center.',
  ],
  [
    '2206',
    'ask-person',
    'This tenant has not signed the Microsoft Partner Agreement. Its global administrator signs it in Partner Center.',
  ],
  [
    '20002',
    'ask-person',
    'There is no reseller relationship with this customer. The customer’s global administrator accepts the invitation.',
  ],
  ['60000', 'retry', 'Moving licences failed at Microsoft. It will be tried again.'],
  ['60002', 'fix-input', 'Microsoft does not know this user. Read the users again.'],
  ['60003', 'fix-input', 'Microsoft does not know this tenant. Check the tenant id.'],
  ['60012', 'ask-person', 'No licence of this product is left. Add seats or free a licence first.'],
  ['600002', 'fix-input', 'A registration number is not accepted in this country. Leave it out.'],
  ['600049', 'fix-input', 'This country needs the company’s registration number. Enter it.'],
  ['600050', 'fix-input', 'The registration number has the wrong form for this country. Correct it.'],
  ['600051', 'fix-input', 'This country needs a phone number. Enter it.'],
  [
    '600061',
    'ask-person',
    'An agreement with the same contact is already on record. Look whether it is in force; otherwise name another contact.',
  ],
  ['600074', 'retry', 'Microsoft has no vetting result for this customer yet. Nothing is blocked by that.'],
  [
    '13605',
    'ask-person',
    'The Microsoft Customer Agreement is not accepted. The customer accepts it, then the order can go on.',
  ],
  [
    '800015',
    'fix-input',
    'Microsoft does not know the reseller’s PartnerID. Correct it in the reseller’s details.',
  ],
  [
    '800016',
    'fix-input',
    'The PartnerID belongs to no indirect reseller. Correct it in the reseller’s details.',
  ],
  [
    '800039 900149',
    'ask-person',
    'The partner’s enrolment as CSP is not active. An administrator of the partner looks at its status in Partner Center.',
  ],
  [
    '800073 800074',
    'retry',
    'Microsoft is reviewing the customer’s account. The order can go on when the review is over.',
  ],
  [
    '800075',
    'ask-person',
    'Microsoft did not approve the customer’s account. Only Microsoft support can help.',
  ],
  ['900118', 'fix-input', 'The customer’s tenant id is not valid.'],
  [
    '900123',
    'ask-person',
    'The reseller has not accepted the Microsoft Partner Agreement. Its global administrator accepts it in Partner Center.',
  ],
  [
    '900124',
    'ask-person',
    'The Microsoft Partner Agreement of the own company is not accepted. Its global administrator accepts it in Partner Center.',
  ],
  ['900125', 'fix-input', 'Information about the advisor is missing.'],
  [
    '900154',
    'ask-person',
    'The PartnerID is not tied to an active indirect reseller. The reseller checks its enrolment, agreement and partnership.',
  ],
  [
    '900400',
    'fix-input',
    'Microsoft does not accept this PartnerID as reseller. Correct it in the reseller’s details.',
    'validateresellers',
  ],
  ['900416', 'ask-person', 'The customer’s account is locked by Microsoft. Only Microsoft support can help.'],
  [
    '900419',
    'ask-person',
    'The customer’s tenant has too many subscriptions. Remove ended ones or ask Microsoft support.',
  ],
];
