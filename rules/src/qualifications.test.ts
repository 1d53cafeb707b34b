import { expect, test } from 'vitest';
import { mayBuySegment, qualificationProblem } from './qualifications.ts';

const education = { qualification: 'Education', educationSegment: 'K12' };
const government = { qualification: 'GovernmentCommunityCloud', validationCode: '1' };

test.each([
  [education, [], undefined],
  [{ ...education, educationSegment: 'higher_education' }, [], undefined],
  [{ qualification: 'Education' }, [], 'segment'],
  [{ ...education, educationSegment: 'Kindergarten' }, [], 'segment'],
  [government, [], undefined],
  [{ qualification: 'GovernmentCommunityCloud' }, [], 'validation-code'],
  [{ qualification: 'StateOwnedEntity' }, ['Education'], undefined],
  [government, ['Education'], 'excluded'],
  [education, ['Education'], 'held'],
  [{ qualification: 'Nonprofit' }, [], 'not-settable'],
  [{ qualification: 'None' }, [], 'not-settable'],
  [{ qualification: 'Royal' }, [], 'unknown'],
])('%j beside %j: %s', (wanted, held, problem) =>
  expect(
    qualificationProblem(
      wanted,
      held.map((qualification) => ({ qualification })),
    ),
  ).toBe(problem),
);

test('a denied customer may ask again; an offer needs the approved tag of its segment', () => {
  const tag = (vettingStatus: string) => [{ qualification: 'Education', vettingStatus }];
  expect(qualificationProblem(education, tag('Denied'))).toBeUndefined();
  expect(mayBuySegment('commercial', [])).toBe(true);
  expect(mayBuySegment('education', tag('Approved'))).toBe(true);
  for (const status of ['InReview', 'Denied']) expect(mayBuySegment('education', tag(status))).toBe(false);
  expect(mayBuySegment('nonprofit', tag('Approved'))).toBe(false);
  expect(mayBuySegment('government', [])).toBe(false);
});
