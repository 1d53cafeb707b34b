import type { Row } from './row.ts';

/** Migration, transfer, Azure upgrade. Source: https://learn.microsoft.com/partner-center/developer/error-codes */
export const moves: readonly Row[] = [
  [
    '900215 900216 900217 900218 900219 900220 900221 900222 900224 900247 900248 900262 900291 900292',
    'fix-input',
    'This subscription cannot be migrated as asked. Check its state, add-ons, term and billing cycle.',
  ],
  [
    '900223 900226',
    'ask-person',
    'The partner may not migrate subscriptions yet. Ask Microsoft partner support.',
  ],
  ['900225', 'retry', 'The migration failed at Microsoft. It will be tried again.'],
  ['900100', 'fix-input', 'Microsoft does not know this transfer.'],
  ['900101 900104', 'retry', 'The transfer is already being worked on. It is looked at before trying again.'],
  ['900102', 'fix-input', 'The transfer is already complete.'],
  ['900103 900135', 'retry', 'Microsoft could not carry out the transfer. Look at it before trying again.'],
  [
    '900131 900132 900133 900134',
    'ask-person',
    'The customer has no Azure plan that could take this over. Order the Azure plan first.',
  ],
  ['900136', 'fix-input', 'The present partner’s mail address or domain is missing.'],
  ['900137 900139', 'ask-person', 'The partner may not do this transfer. Ask Microsoft partner support.'],
  ['900138', 'configuration', 'There are no transfers in this cloud.'],
  [
    '900145 900146',
    'fix-input',
    'Reservations and third-party products cannot be transferred. Leave them out.',
  ],
  ['900147 900148', 'fix-input', 'The partner named as the present one is wrong. Correct it.'],
  [
    '800078 900160 900400',
    'fix-input',
    'Microsoft refused the transfer. Check its subscriptions, agreement and relationship.',
  ],
  [
    '900105 900106 900107 900108 900109 900110 900111 900112 900113 900114 900119 900120 900122 900128 900129 900130 900140',
    'fix-input',
    'The Azure plan or metered product does not allow this. Check the customer’s Azure subscriptions.',
  ],
];
