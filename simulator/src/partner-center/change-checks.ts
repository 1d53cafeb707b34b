import type { Subscription } from '../entities.ts';
import { mayBuy } from './agreements.ts';
import type { CustomerCall } from './operation.ts';
import { refuse } from './refusal.ts';
import { resellerProblem, resellerProblemText } from './resellers.ts';

/**
 * What changes of seats, term and billing and upgrades of an existing subscription are checked for.
 * @throws Refusal 13605 without a customer agreement in force, or the code of an invalid partner of record
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export function checkChange(call: CustomerCall, { partnerId, kind }: Subscription): void {
  if (kind !== 'legacy' && !mayBuy(call.world, call.tenant, call.at))
    throw refuse(403, 13605, 'The Microsoft Customer Agreement has not been accepted by the customer.');
  if (call.partner.kind !== 'indirect-provider' || partnerId === undefined) return;
  const problem = resellerProblem(call, partnerId, 'change');
  if (problem)
    throw refuse(
      problem.status,
      problem.code,
      resellerProblemText[problem.code] ?? 'The reseller is not valid.',
    );
}
