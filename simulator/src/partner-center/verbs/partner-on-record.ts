import { refuse } from '../refusal.ts';
import { resellerProblem, resellerProblemText } from '../resellers.ts';
import type { Verb } from './verb.ts';

/**
 * The reseller on record of a licence-based subscription can be changed by the provider [U: code 800098 says that this
 * is refused for some subscriptions, not for which].
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export const partnerOnRecord: Verb = {
  name: 'partner-on-record',
  asks: ({ wanted, before }) => (wanted.text('partnerId') ?? before.partnerId) !== before.partnerId,
  apply({ call, wanted, before }, now) {
    if (call.partner.kind !== 'indirect-provider' || before.kind !== 'nce')
      throw refuse(400, 800098, 'The partner on record of the subscription cannot be updated.');
    const partnerId = wanted.needText('partnerId');
    const problem = resellerProblem(call, partnerId);
    if (problem)
      throw refuse(
        problem.status,
        problem.code,
        resellerProblemText[problem.code] ?? 'The reseller is not valid.',
      );
    return { ...now, partnerId };
  },
};
