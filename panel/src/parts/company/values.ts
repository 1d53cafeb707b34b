import type { Customer } from '@concord/contract';

/** Paths of the company form's fields, for comparing two versions. */
export const companyPaths = [
  'companyName',
  'language',
  'registrationNumber',
  'address.country',
  'address.addressLine1',
  'address.addressLine2',
  'address.postalCode',
  'address.city',
  'address.state',
  'contact.firstName',
  'contact.lastName',
  'contact.email',
  'contact.phone',
] as const;

/** Values of the company form for what is stored; an empty text for what is not given. */
export function companyValues({ companyName, language, registrationNumber, address, contact }: Customer) {
  return {
    companyName,
    language,
    registrationNumber: registrationNumber ?? '',
    address: { ...address, state: address.state ?? '', addressLine2: address.addressLine2 ?? '' },
    contact: { ...contact, phone: contact.phone ?? '' },
  };
}
