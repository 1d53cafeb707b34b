import type { Companies, Owner } from '../samples/companies.ts';
import { ownersFor } from '../samples/plant.ts';
import type { Kind, Level } from '../samples/table.ts';

/** Every reseller with no customer and with every customer, its own or not. */
export function pairs(all: Companies, level: Level): Owner[] {
  const forgedPairs = all.resellers.flatMap(({ id: reseller }) =>
    all.customers.map(({ id: customer }) => ({ reseller, customer })),
  );
  return [
    ...ownersFor(all, level).filter(({ customer }) => !customer),
    ...(level === 'reseller' ? [] : forgedPairs),
  ];
}

/** What gives a row to another owner, and how one sees that it did. */
export function move(kind: Kind, level: Level, { reseller, customer }: Owner): { set: string; is: string } {
  if (kind === 'resellers')
    return {
      set: `parent_id = '${reseller}', path = array['${reseller}'::uuid, id]`,
      is: `parent_id = '${reseller}'`,
    };
  const values = [`reseller_id = '${reseller}'`];
  if (kind === 'owned' && level !== 'reseller')
    values.push(`customer_id = ${customer ? `'${customer}'` : 'null'}`);
  const is = values.map((value) => value.replace(' = ', ' is not distinct from '));
  return { set: values.join(', '), is: is.join(' and ') };
}

export const nameOf = ({ resellers, customers }: Companies, { reseller, customer }: Owner) =>
  `${resellers.find(({ id }) => id === reseller)?.name} / ${customers.find(({ id }) => id === customer)?.name ?? '–'}`;
