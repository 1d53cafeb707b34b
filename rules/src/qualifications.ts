export type QualificationName =
  | 'None'
  | 'Education'
  | 'Nonprofit'
  | 'GovernmentCommunityCloud'
  | 'StateOwnedEntity';

export interface Qualification {
  qualification: string;
  /** `InReview`, `Approved` or `Denied`; `StateOwnedEntity` has none. */
  vettingStatus?: string;
}

export type QualificationProblem =
  | 'unknown'
  | 'not-settable'
  | 'segment'
  | 'validation-code'
  | 'excluded'
  | 'held';

export const educationSegments = ['K12', 'HigherEducation'] as const;

const settable = ['Education', 'GovernmentCommunityCloud', 'StateOwnedEntity'];
const known = ['None', 'Nonprofit', ...settable];

/** Microsoft's spelling of a name in any case; `undefined` for an unknown one. */
export const qualificationName = (text: string): QualificationName | undefined =>
  known.find((one) => one.toLowerCase() === text.toLowerCase().replaceAll('_', '')) as
    | QualificationName
    | undefined;

/**
 * Why a partner cannot ask for this qualification; `undefined` when it can. One of education and government cloud may
 * stand beside state-owned entity.
 * @see https://learn.microsoft.com/partner-center/developer/update-customer-qualification-asynchronous
 */
export function qualificationProblem(
  wanted: { qualification: string; educationSegment?: string; validationCode?: string },
  held: readonly Qualification[],
): QualificationProblem | undefined {
  const name = qualificationName(wanted.qualification);
  if (!name) return 'unknown';
  if (!settable.includes(name)) return 'not-settable';
  const segment = wanted.educationSegment?.toLowerCase().replaceAll('_', '');
  if (name === 'Education' && !educationSegments.some((one) => one.toLowerCase() === segment))
    return 'segment';
  if (name === 'GovernmentCommunityCloud' && !wanted.validationCode) return 'validation-code';
  const standing = held.filter((one) => one.vettingStatus !== 'Denied').map((one) => one.qualification);
  if (standing.includes(name)) return 'held';
  const exclusive = ['Education', 'GovernmentCommunityCloud'];
  return exclusive.includes(name) && standing.some((one) => exclusive.includes(one)) ? 'excluded' : undefined;
}

/** Qualification whose tag an offer's segment needs; `undefined` = everybody may buy. */
export function qualificationForSegment(segment: string): QualificationName | undefined {
  const needed: Record<string, QualificationName> = {
    education: 'Education',
    government: 'GovernmentCommunityCloud',
    nonprofit: 'Nonprofit',
  };
  return needed[segment.toLowerCase()];
}

/**
 * True when a customer with these qualifications may buy offers of this segment: the tag has to be approved.
 * @see https://learn.microsoft.com/partner-center/sell-to-education-customers
 */
export function mayBuySegment(segment: string, held: readonly Qualification[]): boolean {
  const needed = qualificationForSegment(segment);
  if (!needed) return true;
  return held.some(
    (one) =>
      qualificationName(one.qualification) === needed &&
      (one.vettingStatus === undefined || one.vettingStatus === 'Approved'),
  );
}
