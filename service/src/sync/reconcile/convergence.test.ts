import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import { cases } from '../../testing/converge/cases.ts';
import { converge } from '../../testing/converge/converge.ts';
import { type Ground, openGround } from '../../testing/converge/ground.ts';
import { type House, openHouse } from '../../testing/house.ts';

let house: House;
let ground: Ground;
beforeAll(async () => {
  house = await openHouse();
  ground = await openGround(house, 3);
});
afterAll(() => house?.stop());

test('from any pair of states: taken ends equal, pushed ends equal but for what was predicted, twice is once', async () => {
  await fc.assert(
    fc.asyncProperty(cases(3), async (one) => void (await converge(ground, one))),
    { numRuns: 8, seed: 3, endOnFailure: true },
  );
});
