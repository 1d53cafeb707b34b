import type { Proof } from '../tools/proof.ts';
import { runTests } from './tests-of.ts';

export const title =
  'Recordings: read without loss by the client, and no field lacking in the simulator’s answers';

export const prove: Proof['prove'] = async ({ say }) => {
  const { skipped } = await runTests(say, [
    'microsoft/src/recordings.test.ts',
    'simulator/src/recordings.test.ts',
    'simulator/src/oracle.test.ts',
  ]);
  if (skipped > 0) throw new Error('the recordings are not beside the repository (../shared/oracle)');
};
