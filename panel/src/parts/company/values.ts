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

/** Values of the company form, for what is stored or for something new; an empty text for what is not given. */
export function companyValues(customer?: Customer) {
  const { address, contact } = customer ?? {};
  return {
    companyName: customer?.companyName ?? '',
    language: customer?.language ?? '',
    registrationNumber: customer?.registrationNumber ?? '',
    address: {
      country: address?.country ?? '',
      state: address?.state ?? '',
      city: address?.city ?? '',
      addressLine1: address?.addressLine1 ?? '',
      addressLine2: address?.addressLine2 ?? '',
      postalCode: address?.postalCode ?? '',
    },
    contact: {
      firstName: contact?.firstName ?? '',
      lastName: contact?.lastName ?? '',
      email: contact?.email ?? '',
      phone: contact?.phone ?? '',
    },
  };
}
