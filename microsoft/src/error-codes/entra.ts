import type { Row } from './row.ts';

/** Sign-in errors. Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export const entra: readonly Row[] = [
  [
    'AADSTS7000215',
    'configuration',
    'The Azure Application Secret Key is wrong. Enter the secret’s value (not its id) in the settings set.',
  ],
  [
    'AADSTS7000222',
    'configuration',
    'The Azure Application Secret Key has expired. Make a new one in Entra and enter it in the settings set.',
  ],
  [
    'AADSTS7000216 AADSTS7000218',
    'configuration',
    'The application secret is missing. Enter the Azure Application Secret Key in the settings set.',
  ],
  [
    'AADSTS700016',
    'configuration',
    'Entra does not know the application in this tenant. Check Azure Application ID and Microsoft Tenant ID.',
  ],
  ['AADSTS700038', 'configuration', 'The Azure Application ID is not valid. Correct it in the settings set.'],
  ['AADSTS700027', 'configuration', 'The application’s certificate was not accepted. Check it in Entra.'],
  [
    'AADSTS7000112',
    'configuration',
    'The application is disabled in Entra. An administrator of the partner enables it.',
  ],
  [
    'AADSTS90002 AADSTS900021 AADSTS90023',
    'configuration',
    'Entra does not know this tenant. Check Microsoft Tenant ID and environment of the settings set.',
  ],
  [
    'AADSTS50011',
    'configuration',
    'The redirect address is not registered. Add the address shown in the settings set to the application in Entra.',
  ],
  [
    'AADSTS500011 AADSTS650057',
    'configuration',
    'The application lacks Partner Center’s permission. Add Microsoft Partner Center, user_impersonation, to its API permissions.',
  ],
  [
    'AADSTS65001',
    'reauthenticate',
    'Consent for the application is missing. Give consent in the settings set.',
  ],
  [
    'AADSTS65004',
    'reauthenticate',
    'Consent was declined. Give consent in the settings set when the permissions are agreed.',
  ],
  [
    'AADSTS50126 AADSTS50034',
    'reauthenticate',
    'Login or password for Partner Center is wrong. Correct it, or better, give consent.',
  ],
  [
    'AADSTS50053',
    'ask-person',
    'The Partner Center login is locked after wrong passwords. Wait, or an administrator of the partner unlocks it.',
  ],
  [
    'AADSTS50055',
    'ask-person',
    'The password of the Partner Center login has expired. The person changes it, then gives consent again.',
  ],
  [
    'AADSTS50057',
    'ask-person',
    'The Partner Center login is disabled. An administrator of the partner enables it or another person gives consent.',
  ],
  [
    'AADSTS50076 AADSTS50079 AADSTS50074 AADSTS50072 AADSTS50158',
    'reauthenticate',
    'Entra wants a second factor. Give consent again with multi-factor authentication; a password alone is not enough.',
  ],
  [
    'AADSTS53003 AADSTS53000 AADSTS530003',
    'ask-person',
    'A Conditional Access policy blocked the sign-in. An administrator of the partner changes it or uses another account.',
  ],
  [
    'AADSTS50105',
    'ask-person',
    'The person is not assigned to the application. An administrator of the partner assigns them in Entra.',
  ],
  [
    'AADSTS50020',
    'ask-person',
    'The person who signed in does not belong to the partner’s tenant. Sign in with an account of the partner.',
  ],
  [
    'AADSTS700082 AADSTS70008',
    'reauthenticate',
    'The consent was not used for too long. Give consent again in the settings set.',
  ],
  [
    'AADSTS50173 AADSTS50089 AADSTS50133 AADSTS70043',
    'reauthenticate',
    'The consent was revoked or the password changed. Give consent again in the settings set.',
  ],
  [
    'AADSTS70000 AADSTS70002 AADSTS9002313 AADSTS54005',
    'reauthenticate',
    'Entra no longer accepts this consent. Give consent again in the settings set.',
  ],
  [
    'AADSTS501481',
    'reauthenticate',
    'The sign-in was answered in another window. Give consent again in the settings set.',
  ],
  [
    'AADSTS70011 AADSTS28002',
    'configuration',
    'Entra does not accept the permission asked for. Check the API permissions of the application.',
  ],
  [
    'AADSTS90033 AADSTS90013 AADSTS50196 AADSTS90055',
    'retry',
    'Entra is busy. It will be tried again later.',
  ],
];
