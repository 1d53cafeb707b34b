import { existsSync, readdirSync } from 'node:fs';
import type { Remedy } from '../errors.ts';

const folder = new URL('../../../simulator/faults/', import.meta.url);

/** Names of the simulator's fault scenarios. */
export const scenarios = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace('.yaml', ''));

/** What only people can mend; everything else in a scenario passes with time. */
const remedies: Record<string, Remedy> = {
  'consent-revoked': 'reauthenticate',
  'mfa-missing': 'reauthenticate',
  'secret-expired': 'configuration',
};

/** Remedies with which a walk under these faults may end early. */
export const expectedRemedies = (faults: readonly { kind: string }[]): Remedy[] =>
  faults.flatMap((fault) => remedies[fault.kind] ?? []);
