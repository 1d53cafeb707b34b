import { addDuration, type Instant } from './terms.ts';

export interface MigrationFacts {
  /** A legacy, licence-based subscription. */
  isLegacy: boolean;
  isTrial: boolean;
  isAddOn: boolean;
  status: string;
  /** First purchase. */
  createdAt: Instant;
  /** End of the running term, exclusive. */
  endsAt: Instant;
  /** There is a product in new commerce for its offer. */
  hasTwin: boolean;
  /** A migration of it is running. */
  underWay: boolean;
  quantity: number;
  /** Seats of the target SKU that the tenant has already. */
  ownedSeats: number;
  maximumSeats: number;
  /** The target SKU is sold with this term and billing cycle. */
  termOffered: boolean;
  /** A custom end date was given and is none of the allowed ones. */
  badCustomEnd: boolean;
}

/** Codes as in Microsoft's list, which gives them meanings only in groups: single pairings are deduced. [U] */
export interface MigrationProblem {
  code: number;
  description: string;
}

/**
 * Why a legacy subscription cannot move to new commerce; empty = it can.
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 * @see https://learn.microsoft.com/partner-center/migrate-subscriptions-to-new-commerce
 */
export function migrationProblems(facts: MigrationFacts, at: Instant): MigrationProblem[] {
  const now = Date.parse(at);
  const problems: [boolean, number, string][] = [
    [!facts.isLegacy || !facts.hasTwin, 900220, 'There is no path to new commerce for the subscription.'],
    [facts.status !== 'active', 900215, 'The subscription is not active.'],
    [facts.underWay, 900216, 'The subscription is being changed.'],
    [
      Date.parse(facts.endsAt) - now < 86_400_000,
      900217,
      'The term of the subscription ends within 24 hours.',
    ],
    [facts.isTrial, 900218, 'A trial cannot be migrated.'],
    [facts.isAddOn, 900219, 'An add-on moves along with its base.'],
    [Date.parse(addDuration(facts.createdAt, 'P1M')) > now, 900226, 'The subscription is too young.'],
    [!facts.termOffered, 900224, 'The term and billing cycle are not offered.'],
    [
      facts.ownedSeats + facts.quantity > facts.maximumSeats,
      900275,
      'The maximum of seats of the product would be exceeded.',
    ],
    [facts.badCustomEnd, 900242, 'The custom term end date is not allowed.'],
  ];
  return problems.flatMap(([holds, code, description]) => (holds ? [{ code, description }] : []));
}
