import { changeEn } from './change-en.ts';
import { checkEn } from './check-en.ts';
import { eventEn } from './event-en.ts';
import { fieldEn } from './field-en.ts';
import { orderEn } from './order-en.ts';
import { problemEn } from './problem-en.ts';

export const en = {
  problem: problemEn,
  field: fieldEn,
  check: checkEn,
  event: eventEn,
  ...orderEn,
  ...changeEn,
  'partner-type': { 'direct-bill': 'direct bill partner', 'indirect-provider': 'indirect provider' },
  address: {
    country: 'country',
    state: 'state',
    city: 'city',
    addressLine1: 'street',
    postalCode: 'postal code',
    phoneNumber: 'phone number',
  },
};
