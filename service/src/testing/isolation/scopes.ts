import { randomUUID } from 'node:crypto';
import type { Companies, Owner } from '../samples/companies.ts';
import type { Kind } from '../samples/table.ts';

/** What a transaction claims to be: the two settings as they are sent, or left out. */
export interface Claim {
  name: string;
  kind?: string;
  id?: string;
}

/** Who is behind a claim; nobody behind a forged one. */
export type Who = 'operator' | 'reseller' | 'customer' | 'nobody';

/** True scopes of everybody, and claims that must be worth nothing. */
export function claims({ resellers, customers }: Companies): (Claim & { who: Who })[] {
  const [first] = resellers;
  const [buyer] = customers;
  const forged: Claim[] = [
    { name: 'no scope' },
    { name: 'empty scope', kind: '', id: '' },
    { name: 'id without kind', id: first?.id },
    { name: 'unknown kind', kind: 'garbage', id: first?.id },
    { name: 'kind in capitals', kind: 'OPERATOR', id: '' },
    { name: 'kind with a blank', kind: 'operator ', id: '' },
    { name: 'reseller without id', kind: 'reseller', id: '' },
    { name: 'reseller with garbage', kind: 'reseller', id: 'garbage' },
    { name: 'unknown reseller', kind: 'reseller', id: randomUUID() },
    { name: 'customer as reseller', kind: 'reseller', id: buyer?.id },
    { name: 'customer without id', kind: 'customer', id: '' },
    { name: 'unknown customer', kind: 'customer', id: randomUUID() },
    { name: 'reseller as customer', kind: 'customer', id: first?.id },
  ];
  return [
    { name: 'operator', kind: 'operator', id: '', who: 'operator' },
    ...resellers.map(({ name, id }) => ({ name, kind: 'reseller', id, who: 'reseller' as const })),
    ...customers.map(({ name, id }) => ({ name, kind: 'customer', id, who: 'customer' as const })),
    ...forged.map((claim) => ({ ...claim, who: 'nobody' as const })),
  ];
}

/** The rule of the design, told a second time and without SQL: who may read and write whose rows. */
export function rights(all: Companies) {
  const pathOf = (id: string) => all.resellers.find((one) => one.id === id)?.path ?? [];
  const resellerOf = (customer: string) => all.customers.find(({ id }) => id === customer)?.reseller;

  function mayWrite(claim: Claim & { who: Who }, kind: Kind, owner: Owner): boolean {
    if (claim.who === 'operator') return true;
    if (kind === 'operator') return false;
    if (claim.who === 'reseller') return pathOf(owner.reseller).includes(claim.id ?? '');
    return claim.who === 'customer' && kind !== 'resellers' && owner.customer === claim.id;
  }

  function mayRead(claim: Claim & { who: Who }, kind: Kind, owner: Owner): boolean {
    if (mayWrite(claim, kind, owner)) return true;
    const seat = claim.who === 'customer' ? resellerOf(claim.id ?? '')?.path : pathOf(claim.id ?? '');
    if (claim.who === 'nobody' || !seat) return false;
    if (kind === 'offered') return seat.includes(owner.reseller);
    // A customer may know its own reseller's name.
    return kind === 'resellers' && claim.who === 'customer' && seat.at(-1) === owner.reseller;
  }

  /** Whether a customer, if any is named, is one of that reseller's. */
  const isReal = ({ reseller, customer }: Owner) =>
    customer === null || resellerOf(customer)?.id === reseller;

  return { mayRead, mayWrite, isReal };
}
