import type { Proof } from '../tools/proof.ts';
import { runTests } from './tests-of.ts';

export const title = 'Real Chromium through sign-in, settings, consent, orders; axe on every page';

export const prove: Proof['prove'] = async ({ say }) => {
  await runTests(say, ['panel/tests']);
};
