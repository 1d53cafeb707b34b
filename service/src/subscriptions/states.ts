import type { ChangeVerb } from '@concord/contract/subscription-changes';
import { autoRenew } from './auto-renew.ts';
import { cancel } from './cancel.ts';
import { changeSeats } from './change-seats.ts';
import { dropScheduledChange } from './drop-scheduled-change.ts';
import { resume } from './resume.ts';
import { scheduledChange } from './scheduled-change.ts';
import { suspend } from './suspend.ts';
import type { Verb } from './verb.ts';

export const verbs: Record<ChangeVerb, Verb> = {
  seats: changeSeats,
  suspend,
  resume,
  cancel,
  'auto-renew': autoRenew,
  'scheduled-change': scheduledChange,
  'drop-scheduled-change': dropScheduledChange,
};

/** States of a change: what is under way may go on being so, ends one way or the other, and stays so. */
export type ChangeState = 'pending' | 'done' | 'refused';
export const changeMoves: Record<ChangeState, readonly ChangeState[]> = {
  pending: ['pending', 'done', 'refused'],
  done: [],
  refused: [],
};
