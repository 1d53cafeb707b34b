import type { Consequence } from '@concord/contract/reconciliations';
import { foreseen, impossible } from './consequence.ts';
import type { Subject } from './subjects.ts';

/** What comes of a line that makes a person, or a tenant, at Microsoft as we have it. */
export function foreseeOther(subject: Subject): Consequence {
  const { objectKind, field, seen } = subject;
  if (objectKind === 'customer')
    return impossible(subject, field === 'agreement' ? 'push-agreement' : 'push-relationship');
  if (field === 'sign-in-name') return impossible(subject, 'push-sign-in-name');
  if (field === 'missing-there' && !seen) return impossible(subject, 'push-person-gone');
  return foreseen(subject, 0);
}
