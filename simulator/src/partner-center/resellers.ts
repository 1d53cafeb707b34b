import { partnerOfRecordProblem } from '@concord/rules';
import { type Call, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';

/** Why this PartnerID cannot be the partner of record of this provider's purchases now. */
export function resellerProblem(call: Call, mpnId: string, operation: 'order' | 'change' = 'order') {
  const { world, partner } = call;
  const found = world.partners.where('mpnId', mpnId)[0];
  const facts = found && {
    isIndirectReseller: found.kind === 'indirect-reseller',
    mpaSigned: found.mpaSigned,
    tenantActive: found.status === 'active',
    linked: world.partnerships.get(`${partner.id}|${found.id}`) !== undefined,
  };
  return partnerOfRecordProblem(facts, mpnId === partner.mpnId, call.at, operation);
}

/** Plain texts of the codes. */
export const resellerProblemText: Record<number, string> = {
  2072: 'The partner id of the provider is not valid as partner on record.',
  800015: 'The partner id was not found.',
  800016: 'The partner id is not an indirect reseller.',
  900123: 'The reseller has not accepted the Microsoft Partner Agreement.',
  900154: 'The partner id is not linked to an active indirect reseller tenant.',
};

export const resellerOperations: Operation[] = [
  {
    method: 'POST',
    path: '/partners/validateresellers',
    auth: 'any',
    source: 'https://learn.microsoft.com/partner-center/developer/validate-reseller-partner-of-record',
    models:
      'one result an id; codes 2072, 800015, 800016, 900123, 900154 [U which codes Microsoft uses here]',
    handle(call) {
      const ids = call.body.texts('partnerIds');
      if (ids.length === 0) throw refuse(400, 800002, 'partnerIds is required.');
      const validationResults = ids.map((partnerId) => {
        const problem = resellerProblem(call, partnerId);
        if (!problem) return { partnerId, isValidPartnerIdOnRecord: true };
        return {
          partnerId,
          isValidPartnerIdOnRecord: false,
          errorCode: problem.code,
          errorDescription: resellerProblemText[problem.code],
        };
      });
      return ok({ validationResults });
    },
  },
];
