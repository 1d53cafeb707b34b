import { sameRegion } from '@concord/rules';
import { type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';

const source = 'https://learn.microsoft.com/partner-center/developer/verify-indirect-reseller-mpa-status';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const complianceOperations: Operation[] = [
  {
    method: 'GET',
    path: '/compliance/csp/agreementstatus',
    auth: 'user',
    source,
    models: '2000, 2001, 2200, 2201, 2203, 2205, 2206',
    handle(call) {
      const { mpnid: mpnId, tenantid: tenantId } = call.query;
      const bad = (code: number, text: string) => refuse(400, code, text, 'ComplianceController');
      if (mpnId && tenantId) throw bad(2000, 'Only one of MPN Id and Tenant Id can be given.');
      if (!mpnId && !tenantId) throw bad(2001, 'Both MPN Id and Tenant Id cannot be empty.');
      if (mpnId && !/^\d+$/.test(mpnId))
        throw refuse(400, 2000, 'MPN Id must be numeric.', 'PartnerApiServiceControllers');
      if (tenantId && !guid.test(tenantId)) throw bad(2000, 'Tenant Id must be a GUID.');
      const partner = mpnId
        ? call.world.partners.where('mpnId', mpnId)[0]
        : call.world.partners.get(tenantId?.toLowerCase());
      if (!partner)
        throw mpnId
          ? bad(2200, 'The account was not found.')
          : bad(2205, 'There is no account for the tenant.');
      if (!sameRegion(partner.country, call.partner.country)) throw bad(2201, 'The CSP regions differ.');
      if (!partner.mpaSigned)
        throw mpnId
          ? bad(2203, 'The Microsoft Partner Agreement is not signed.')
          : bad(2206, 'The tenant has not signed.');
      return ok({ isAgreementSigned: true });
    },
  },
];
