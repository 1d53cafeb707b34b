import type { Customer } from '@concord/contract';

/** Paths of the form's fields, for comparing two versions. */
export const comparedFields = [
  'companyName',
  'resellerId',
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

/** Values of the form for a stored customer, or for a new one. */
export function toValues(customer?: Customer) {
  const { address, contact } = customer ?? {};
  return {
    companyName: customer?.companyName ?? '',
    resellerId: customer?.resellerId,
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
