import type { Ordering, Plan } from '@concord/contract';
import { TenantChoice } from '@concord/contract/orders';
import type { Draft } from './draft.ts';
import { seatsProblem } from './seats.ts';

export type PageName = 'customer' | 'plan' | 'agreement' | 'tenant' | 'confirmation';

/** All that decides which pages of the wizard are asked and which are answered. */
export interface Known {
  draft: Draft;
  /** Number of seats as typed; the plan's fewest to begin with. */
  seats: string;
  /** A manager orders and picks the customer first. */
  forCustomer: boolean;
  plan?: Plan;
  ordering?: Ordering;
}

export function pageNames({ forCustomer }: Pick<Known, 'forCustomer'>): PageName[] {
  const pages: PageName[] = ['plan', 'agreement', 'tenant', 'confirmation'];
  return forCustomer ? ['customer', ...pages] : pages;
}

/** Whether there is nothing to ask: the agreement is accepted already, the tenant is known already. */
export function isSkipped(page: PageName, { draft, ordering }: Known): boolean {
  if (page === 'agreement') return ordering?.agreement.needed === false && !draft.attestation;
  return page === 'tenant' && Boolean(ordering?.tenant);
}

export function isAnswered(page: PageName, known: Known): boolean {
  const { draft, seats, plan, ordering } = known;
  switch (page) {
    case 'customer':
      return Boolean(draft.customerId);
    case 'plan':
      return Boolean(plan && ordering?.problems.length === 0 && !seatsProblem(seats, plan));
    case 'agreement':
      return isSkipped(page, known) || attested(known);
    case 'tenant':
      return isSkipped(page, known) || TenantChoice.safeParse(draft.tenant).success;
    case 'confirmation':
      return false;
  }
}

/** The asked page, or the first one before it that still needs an answer. */
export function reachable(asked: string | undefined, known: Known): PageName {
  const pages = pageNames(known);
  const open = pages.find((page) => page === asked || !isAnswered(page, known)) ?? 'confirmation';
  return isSkipped(open, known) ? neighbour(open, 1, known) : open;
}

/** The page before (-1) or after (1) that is not skipped; the page itself at the ends. */
export function neighbour(page: PageName, way: 1 | -1, known: Known): PageName {
  const pages = pageNames(known);
  for (let at = pages.indexOf(page) + way; pages[at]; at += way)
    if (!isSkipped(pages[at]!, known)) return pages[at]!;
  return page;
}

/** An acceptance counts for the partner account that it was made for. */
function attested({ draft: { attestation }, ordering }: Known): boolean {
  return Boolean(attestation?.accepted && attestation.partnerAccountId === ordering?.partnerAccountId);
}
