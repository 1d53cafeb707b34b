import { access } from './error-codes/access.ts';
import { accounts } from './error-codes/accounts.ts';
import { entra } from './error-codes/entra.ts';
import { moves } from './error-codes/moves.ts';
import { ordering } from './error-codes/ordering.ts';
import type { Row } from './error-codes/row.ts';
import { subscriptions } from './error-codes/subscriptions.ts';
import type { Remedy } from './errors.ts';

/** All that is known, as data. */
export const rows: readonly Row[] = [
  ...access,
  ...accounts,
  ...ordering,
  ...subscriptions,
  ...moves,
  ...entra,
];

const rowsByCode = new Map<string, Row[]>();
for (const row of rows) {
  for (const code of row[0].split(' ')) rowsByCode.set(code, [...(rowsByCode.get(code) ?? []), row]);
}

/**
 * What is known about one of Microsoft's codes. A few codes mean two things: then the path decides.
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export function explain(code: string, path = ''): { remedy: Remedy; explanation: string } | undefined {
  const meanings = rowsByCode.get(code) ?? [];
  const row =
    meanings.find(([, , , where]) => where && path.toLowerCase().includes(where)) ??
    meanings.find((row) => !row[3]);
  return row && { remedy: row[1], explanation: row[2] };
}

/** What an HTTP status alone tells, for codes that nobody documents. */
export function explainStatus(status: number): { remedy: Remedy; explanation: string } {
  if (status === 401)
    return {
      remedy: 'reauthenticate',
      explanation: 'Microsoft did not accept the access token. Give consent again in the settings set.',
    };
  if (status === 403)
    return {
      remedy: 'ask-person',
      explanation:
        'Microsoft refused access. An administrator of the partner has to check roles and relationships.',
    };
  if (
    status === 408 ||
    status === 409 ||
    status === 412 ||
    status === 417 ||
    status === 429 ||
    (status >= 500 && status !== 501)
  )
    return {
      remedy: 'retry',
      explanation: 'Microsoft could not answer this just now. It will be tried again later.',
    };
  if (status < 400 || [405, 406, 415, 501].includes(status))
    return {
      remedy: 'configuration',
      explanation:
        'This address did not answer like Partner Center. Check the environment of the settings set.',
    };
  return { remedy: 'fix-input', explanation: 'Microsoft refused what was sent. Correct it and try again.' };
}
