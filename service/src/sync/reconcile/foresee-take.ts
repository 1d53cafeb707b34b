import type { Consequence } from '@concord/contract/reconciliations';
import { foreseen, impossible } from './consequence.ts';
import type { Subject } from './subjects.ts';

const isEnded = (status: unknown) => status === 'deleted' || status === 'expired';

/** What of our record changes when it is written as Microsoft has it. */
export function foreseeTake(subject: Subject): Consequence {
  const { field, objectKind, ours, theirs } = subject;
  const [here, there] = [subject.ourSeats ?? 0, subject.theirSeats ?? 0];
  if (objectKind === 'customer') {
    if (field === 'agreement') return impossible(subject, 'take-agreement');
    const { relationship } = (theirs ?? {}) as { relationship?: string };
    if (field === 'binding' && relationship !== 'reseller')
      return impossible(subject, 'take-relationship', { relationship });
    return foreseen(subject, 0, subject.amount ? { money: endOf(subject) } : {});
  }
  if (objectKind === 'user') return foreseen(subject, 0);
  if (field === 'seats') return foreseen(subject, there - here);
  if (field === 'missing-here') return foreseen(subject, there);
  if (field === 'missing-there') return foreseen(subject, -here);
  if (field === 'status' && isEnded(theirs)) return foreseen(subject, -here);
  if (field === 'status' && isEnded(ours)) return foreseen(subject, there);
  return foreseen(subject, 0);
}

/** All that was sold in the tenant ends. */
const endOf = ({ amount, currency }: Subject) =>
  amount !== null && currency !== null ? { amount: `-${amount}`, currency } : null;
