import type { Address } from '../entities.ts';
import type { Body } from './body.ts';

const fields = [
  'region',
  'city',
  'state',
  'addressLine1',
  'addressLine2',
  'addressLine3',
  'postalCode',
  'firstName',
  'middleName',
  'lastName',
  'phoneNumber',
] as const;

/** Reads an address as it was sent. */
export function addressOf(body: Body): Address {
  const address: Address = { country: (body.text('country') ?? '').toUpperCase() };
  for (const field of fields) {
    const value = body.text(field);
    if (value !== undefined) address[field] = value;
  }
  return address;
}
