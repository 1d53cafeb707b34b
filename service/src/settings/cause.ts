import type { ReadingFailure, SyncCause } from '@concord/contract/sync';
import { MicrosoftError } from '@concord/microsoft';

/** Own codes of the client, and codes of Partner Center, that say it clearer than status and remedy do. */
const known: Readonly<Record<string, SyncCause>> = {
  'secret-missing': 'credential',
  'certificate-unusable': 'credential',
  'consent-missing': 'consent',
  'refresh-token-missing': 'consent',
  // A token without the person who consented.
  '900316': 'consent',
  '900329': 'consent',
  '900421': 'consent',
  // Login and password of the partner's account.
  AADSTS50126: 'credential',
  AADSTS50034: 'credential',
};

/** Why something could not be read, in the one vocabulary of runs, freshness and alarms. */
export function causeOf(error: unknown): SyncCause {
  if (!(error instanceof MicrosoftError)) return 'our-bug';
  const { code, status, remedy } = error;
  const cause = known[code];
  if (cause) return cause;
  if (status === 429) return 'quota';
  if (remedy === 'retry') return 'microsoft-down';
  if (code.startsWith('AADSTS')) return remedy === 'reauthenticate' ? 'consent' : 'credential';
  if (status === 403) return 'gdap-missing';
  if (status === 401 || remedy === 'reauthenticate') return 'consent';
  return remedy === 'configuration' ? 'credential' : 'our-bug';
}

/** In plain words, without secrets. What is no answer of Microsoft is told in the log only. */
export function reasonOf(error: unknown): string {
  if (error instanceof MicrosoftError) return `${error.explanation} (${error.code})`;
  return 'Something went wrong in Concord; the log has the details.';
}

export const failureOf = (error: unknown, at: Date): ReadingFailure => ({
  at: at.toISOString(),
  cause: causeOf(error),
  reason: reasonOf(error),
});
