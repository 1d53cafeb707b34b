import { alertEn, alertEventsEn, alertProblemsEn } from './alert-en.ts';
import { changeEn } from './change-en.ts';
import { checkEn } from './check-en.ts';
import { eventEn } from './event-en.ts';
import { fieldEn } from './field-en.ts';
import { importEn, importEventsEn, importFieldsEn, importProblemsEn } from './import-en.ts';
import { orderEn } from './order-en.ts';
import { problemEn } from './problem-en.ts';
import { reconcileEn, reconcileEventsEn, reconcileProblemsEn } from './reconcile-en.ts';
import { reportEn, reportEventsEn } from './report-en.ts';
import { syncEn, syncEventsEn, syncProblemsEn } from './sync-en.ts';
import { transferEventsEn, transferProblemsEn, transfersEn } from './transfers-en.ts';
import { usersEn } from './users-en.ts';

export const en = {
  problem: {
    ...problemEn,
    ...syncProblemsEn,
    ...alertProblemsEn,
    ...reconcileProblemsEn,
    ...importProblemsEn,
    ...transferProblemsEn,
  },
  field: { ...fieldEn, ...importFieldsEn },
  check: checkEn,
  event: {
    ...eventEn,
    ...syncEventsEn,
    ...alertEventsEn,
    ...reconcileEventsEn,
    ...importEventsEn,
    ...transferEventsEn,
    ...reportEventsEn,
  },
  ...orderEn,
  ...changeEn,
  ...usersEn,
  ...syncEn,
  ...alertEn,
  ...reconcileEn,
  ...importEn,
  ...transfersEn,
  ...reportEn,
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
