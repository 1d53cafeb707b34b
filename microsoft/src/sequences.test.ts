import { type Simulator, startSimulator } from '@concord/simulator/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSequence } from './testing/sequences/run.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

/** `npm run proof -- B.4 --seed N` runs one of them alone. */
test.each([1, 2, 3, 4, 5, 6, 7, 8])('random operations with faults, seed %i', async (seed) => {
  const { operations } = await runSequence(simulator, seed);
  expect(operations).toBe(20);
});
