import type { Proof } from '../tools/proof.ts';
import { runTests } from './tests-of.ts';

export const title = 'The contract suite under every fault scenario; msal-node over TLS';

export const prove: Proof['prove'] = async ({ say }) => {
  await runTests(say, ['microsoft/src/contract-suite', 'microsoft/src/msal.test.ts']);
};
