import fc from 'fast-check';
import type { Case } from './converge.ts';
import { consistent, type Side } from './sides.ts';

const side = fc
  .record({
    seats: fc.integer({ min: 1, max: 40 }),
    status: fc.constantFrom<Side['status']>('active', 'active', 'active', 'suspended', 'deleted'),
    autoRenew: fc.boolean(),
    nextSeats: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
    name: fc.constantFrom('Business Standard', 'Renamed here', 'Renamed there'),
  })
  .map(consistent);

/** Often the sides differ in some fields only, and now and then in none. */
const pair = fc
  .tuple(side, side, fc.subarray(['seats', 'status', 'autoRenew', 'nextSeats', 'name'] as const))
  .map(([ours, other, differing]) => {
    const theirs = Object.fromEntries(differing.map((name) => [name, other[name]]));
    return { ours, theirs: consistent({ ...ours, ...theirs }) };
  });

export const cases = (subscriptions: number): fc.Arbitrary<Case> =>
  fc.record({
    pairs: fc.array(pair, { minLength: subscriptions, maxLength: subscriptions }),
    decision: fc.constantFrom('take' as const, 'push' as const),
    moves: fc.integer({ min: 0, max: 4 }).map((drawn) => drawn === 0),
  });
