import type { ScheduledChange } from '@concord/contract/scheduled-change';
import type { ChangeVerb } from '@concord/contract/subscription-changes';
import type { Asked } from '../../subscriptions/verb.ts';
import type { Subject } from './subjects.ts';

/** The verb that makes Microsoft's subscription as ours in this field; `undefined` when there is none. */
export function wantedVerb({
  field,
  ours,
}: Pick<Subject, 'field' | 'ours'>): { verb: ChangeVerb; asked: Asked } | undefined {
  if (field === 'seats') return { verb: 'seats', asked: { seats: Number(ours) } };
  if (field === 'auto-renew') return { verb: 'auto-renew', asked: { on: ours === true } };
  if (field === 'scheduled-change')
    return ours === null
      ? { verb: 'drop-scheduled-change', asked: {} }
      : { verb: 'scheduled-change', asked: { change: ours as ScheduledChange } };
  if (field !== 'status') return undefined;
  if (ours === 'active') return { verb: 'resume', asked: {} };
  if (ours === 'suspended') return { verb: 'suspend', asked: {} };
  return ours === 'deleted' ? { verb: 'cancel', asked: {} } : undefined;
}
