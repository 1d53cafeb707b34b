import { randomUUID } from 'node:crypto';

/** Whose a row is: a reseller's, or a customer's of that reseller. */
export interface Owner {
  reseller: string;
  customer: string | null;
}

export interface Reseller {
  id: string;
  name: string;
  /** From the operator down to itself. */
  path: string[];
}

export interface Customer {
  id: string;
  name: string;
  reseller: Reseller;
}

/** Four companies in a tree and a customer of each: one reseller below another, one beside them. */
export interface Companies {
  resellers: Reseller[];
  customers: Customer[];
}

export function companies(): Companies {
  const reseller = (name: string, above?: Reseller): Reseller => {
    const id = randomUUID();
    return { id, name, path: [...(above?.path ?? []), id] };
  };
  const operator = reseller('operator');
  const upper = reseller('upper', operator);
  const resellers = [operator, upper, reseller('lower', upper), reseller('beside', operator)];
  const customers = resellers.map((one) => ({
    id: randomUUID(),
    name: `customer of ${one.name}`,
    reseller: one,
  }));
  return { resellers, customers };
}

/** Every reseller alone and every customer with its reseller. */
export function ownersOf({ resellers, customers }: Companies): Owner[] {
  return [
    ...resellers.map(({ id }) => ({ reseller: id, customer: null })),
    ...customers.map(({ id, reseller }) => ({ reseller: reseller.id, customer: id })),
  ];
}
