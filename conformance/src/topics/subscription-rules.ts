import {
  agreementInForce,
  cancellation,
  changeSeats,
  endedStates,
  legacyDeletedAt,
  reactivationProblem,
  suspensionProblem,
} from '@concord/rules';
import type { Row, Values } from '../row.ts';
import type { Verdict } from '../topic.ts';
import { instantOf } from '../when.ts';
import { agesWhileSuspended } from './held.ts';
import { ownSubscription } from './own-subscription.ts';

/** A legacy subscription that was suspended for too long before the row's action. */
const isOver = (row: Row): boolean =>
  agesWhileSuspended(row.given) &&
  Date.parse(legacyDeletedAt(row.given['suspendedAt'])) <= Date.parse(instantOf(row));

// biome-ignore lint/suspicious/noExplicitAny: the simulator's shape, as rows describe it
const facts = (row: Row): any => {
  const own = ownSubscription(row);
  return {
    ...own,
    ...(isOver(row) && { status: 'deleted' }),
    since: own['renewedAt'] ?? own['startedAt'],
    allowedUntil: own['cancellationAllowedUntil'],
    inExtendedTerm: row.given['inExtendedServiceTerm'] === true || row.given['extendedSince'] !== undefined,
    activeAzureSubscriptions: (own['azureEntitlements'] ?? []).filter(
      (one: Values) => one['status'] === 'active',
    ).length,
  };
};

/** Rows in which something else than the subscription itself decides. */
const elsewhere = ({ given }: Row): boolean =>
  ['renewalPending', 'reseller', 'etag', 'updateCount', 'subscription'].some((key) => key in given);

const problem = (found: { code: number } | undefined): Verdict => ({
  allowed: !found,
  errorCode: found ? String(found.code) : null,
});

function seats(row: Row): Verdict | undefined {
  const { given, when } = row;
  if (elsewhere(row)) return undefined;
  const at = instantOf(row);
  const answer = changeSeats(
    {
      ...facts(row),
      minimum: 1,
      maximum: given['maxSeats'] ?? given['sku']?.maxSeats ?? Number.POSITIVE_INFINITY,
      pooled: given['tenant']?.sameSkuSeatsFromOtherPartners ?? 0,
    },
    when.params['quantity'],
    at,
  );
  if (!answer.allowed) return problem(answer);
  const dateAgreed = given['agreement']?.dateAgreed;
  if (dateAgreed && !agreementInForce([{ dateAgreed, method: 'enhanced-attestation' }], at))
    return { allowed: false, errorCode: '13605' };
  return { ...problem(undefined), effects: answer.refund ? { refund: answer.refund } : {} };
}

/** Writing the status that is there already changes nothing. */
const unchanged = (row: Row, status: string): boolean =>
  elsewhere(row) || (row.given['status'] ?? 'active') === status;

/** What `rules/` say of the changes that they decide. */
export const subscriptionRules: Record<string, (row: Row) => Verdict | undefined> = {
  setQuantity: seats,
  cancelSubscription(row) {
    if (elsewhere(row)) return undefined;
    const answer = cancellation(facts(row), instantOf(row));
    return { ...problem(answer.allowed ? undefined : answer), effects: { refund: answer.refund } };
  },
  suspendSubscription: (row) =>
    unchanged(row, 'suspended') ? undefined : problem(suspensionProblem(facts(row))),
  reactivateSubscription: (row) =>
    unchanged(row, 'active') ? undefined : problem(reactivationProblem(facts(row))),
  getSubscription: (row) =>
    row.given['status'] && endedStates.includes(row.given['status']) ? { allowed: true } : undefined,
};
