import {
  addDuration,
  type QualificationProblem,
  qualificationName,
  qualificationProblem,
} from '@concord/rules';
import type { Tenant } from '../entities.ts';
import { record } from './audit.ts';
import { type CustomerCall, created, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
/** Reported duration of an education review. */
const review = 'P3D';

const texts: Record<QualificationProblem, string> = {
  unknown: 'The qualification is not known.',
  'not-settable': 'The qualification cannot be set.',
  segment: 'educationSegment must be K12 or HigherEducation.',
  'validation-code': 'validationCode is required.',
  excluded: 'The customer has a qualification that excludes this one.',
  held: 'The customer has the qualification already.',
};

type Held = Tenant['qualifications'][number];

/** The instant at which the review ends is Microsoft's own business; a denial carries its reason. */
const wire = ({ qualification, vettingStatus, vettingReason, vettingCreatedDate }: Held) => ({
  qualification,
  vettingStatus,
  vettingReason: vettingStatus === 'Denied' ? (vettingReason ?? 'Not eligible') : undefined,
  vettingCreatedDate,
});

function requestQualification(call: CustomerCall) {
  const { body, tenant, world, at, partner } = call;
  const wanted = { qualification: body.needText('qualification') };
  const educationSegment = body.text('educationSegment');
  const validationCode = body.text('validationCode');
  const problem = qualificationProblem(
    {
      ...wanted,
      ...(educationSegment !== undefined && { educationSegment }),
      ...(validationCode !== undefined && { validationCode }),
    },
    tenant.qualifications,
  );
  if (problem) throw refuse(400, 800002, texts[problem]);
  const name = qualificationName(wanted.qualification) ?? '';
  if (name === 'GovernmentCommunityCloud') useCode(call, validationCode ?? '');
  const held: Held = {
    qualification: name,
    // A state-owned entity is not vetted; a government code has been vetted before.
    ...(name === 'Education' && { vettingStatus: 'InReview', reviewedAt: addDuration(at, review) }),
    ...(name === 'GovernmentCommunityCloud' && { vettingStatus: 'Approved' }),
    ...(name !== 'StateOwnedEntity' && { vettingCreatedDate: at }),
  };
  const others = tenant.qualifications.filter((one) => one.qualification !== name);
  world.tenants.put({ ...tenant, qualifications: [...others, held] });
  record(
    call,
    'customer',
    'update_customer_qualification',
    { id: tenant.id, name: tenant.companyName },
    { Qualification: name, PartnerId: partner.id },
  );
  const { vettingCreatedDate, ...rest } = wire(held);
  return created({ ...rest, vettingCreateDate: vettingCreatedDate });
}

/** @throws Refusal for a code that is not the partner's or is used up */
function useCode({ world, partner }: CustomerCall, validationId: string): void {
  const code = world.validationCodes.get(`${partner.id}|${validationId}`);
  if (!code || code.remainingCreates < 1) throw refuse(400, 800002, 'The validation code cannot be used.');
  world.validationCodes.put({ ...code, remainingCreates: code.remainingCreates - 1 });
}

export const qualificationOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/qualifications',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-customer-qualification-asynchronous`,
    models: 'bare array; a denial carries its reason',
    // A bare array
    handle: (call) => ok(call.tenant.qualifications.map(wire)),
  },
  {
    method: 'POST',
    path: '/customers/:cid/qualifications',
    of: 'customer',
    auth: 'user',
    source: `${docs}/update-customer-qualification-asynchronous`,
    models:
      'education in review for three days, then approved [U]; segment, code and exclusions 400 (codes [U])',
    handle: requestQualification,
  },
  {
    method: 'GET',
    path: '/customers/all/validations',
    auth: 'any',
    source: `${docs}/get-a-partner-s-validation-codes`,
    models: 'bare array; each government customer uses one up',
    handle: (call) =>
      ok(
        call.world.validationCodes.where('partner', call.partner.id).map((code) => ({
          partnerId: code.partnerTenantId,
          organizationName: code.organizationName,
          validationId: code.id.split('|')[1],
          maxCreates: code.maxCreates,
          remainingCreates: code.remainingCreates,
          eTag: `W/"datetime'${encodeURIComponent(call.at)}'"`,
        })),
      ),
  },
];
