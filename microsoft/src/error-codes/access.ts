import type { Row } from './row.ts';

/** Access and the general codes. Source: https://learn.microsoft.com/partner-center/developer/error-codes */
export const access: readonly Row[] = [
  [
    '0',
    'retry',
    'Microsoft reported an error without a reason. If it stays, report it with the request id to Microsoft support.',
  ],
  ['400', 'reauthenticate', 'Microsoft denied access. Give consent again in the settings set.'],
  ['1000', 'fix-input', 'Microsoft does not know what was asked for. Check the id.'],
  [
    '1002',
    'ask-person',
    'This partner may not ask for that. Check the partner type of the partner account; only an indirect provider has resellers.',
  ],
  ['3000', 'fix-input', 'A value is not valid at Microsoft. Correct it and try again.'],
  [
    '3000',
    'fix-input',
    'Microsoft knows no partner with this PartnerID. Correct the number in the reseller’s details.',
    '/profiles/mpn',
  ],
  ['800001', 'configuration', 'The call carried no access token. Check the credentials of the settings set.'],
  ['800002 900126', 'fix-input', 'A value was not accepted. Correct it and try again.'],
  ['800003 900192', 'retry', 'Microsoft had an unexpected error. It will be tried again later.'],
  ['800031 800042 900141', 'fix-input', 'Microsoft does not support this action for this product.'],
  [
    '800036',
    'retry',
    'The record changed at Microsoft meanwhile. It has to be read again before changing it.',
  ],
  ['900127', 'configuration', 'This is not possible in the chosen environment.'],
  [
    '900150',
    'configuration',
    'The person who gave consent lacks a role. A global administrator of the partner adds them to Admin agents.',
  ],
  [
    '900308',
    'ask-person',
    'Rights are missing. Check the Admin agents group and, for a customer’s users, the roles of the GDAP relationship.',
  ],
  [
    '900309',
    'ask-person',
    'A Conditional Access policy blocked the call. The administrator of that tenant has to exempt the partner.',
  ],
  [
    '900316',
    'configuration',
    'This call about licences came with the wrong kind of token. Give consent again in the settings set.',
  ],
  ['900329', 'configuration', 'This call needs a signed-in person. Give consent in the settings set.'],
  [
    '900420',
    'configuration',
    'The access token was made out for a retired service. Check the application registration; Partner Center must be its resource.',
  ],
  [
    '900421',
    'reauthenticate',
    'The consent was given without multi-factor authentication. Give consent again with a second factor.',
  ],
  [
    '90000',
    'reauthenticate',
    'Entra refused a token that Partner Center needed. Give consent again, or check the customer’s GDAP relationship.',
  ],
];
