import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';

const companies = [
  {
    companyName: 'Fourth Coffee',
    city: 'Seattle',
    state: 'WA',
    postalCode: '98101',
    addressLine1: '1200 Pike Street',
    email: 'it@fourthcoffee.example',
  },
  {
    companyName: 'Margie’s Travel',
    city: 'Portland',
    state: 'OR',
    postalCode: '97201',
    addressLine1: '18 River Place',
    email: 'office@margiestravel.example',
  },
  {
    companyName: 'Woodgrove Bank',
    city: 'New York',
    state: 'NY',
    postalCode: '10005',
    addressLine1: '40 Wall Street',
    email: 'procurement@woodgrovebank.example',
  },
];

/** One customer for each of these resellers. */
export async function plantCustomers(tx: Tx, resellerIds: string[], now: Date): Promise<string[]> {
  const rows = companies.map((company, index) => ({
    id: newId(),
    resellerId: resellerIds[index] as string,
    ...company,
    country: 'US',
    firstName: 'Contact',
    lastName: 'Person',
    phone: '2065550100',
    language: 'en',
    createdAt: now,
    updatedAt: now,
  }));
  for (const row of rows) await tx.insertInto('customers').values(row).execute();
  return rows.map(({ id }) => id);
}
