import { actionsProblem } from '@concord/rules';
import type { ScheduledAction, Subscription } from '../../entities.ts';
import { checkedPlan, refuseProblem } from '../plan-checks.ts';
import { planOfBody } from '../plan-resource.ts';
import { termFacts } from '../plans.ts';
import { refuse } from '../refusal.ts';
import { samePlan } from './next-term.ts';
import type { Change, Verb } from './verb.ts';

const scheduleTypes = ['TermEnd', 'CustomDate'] as const;
const actionTypes = ['Cancel', 'RenewToNewTerm', 'RenewToExtendedServiceTerm', 'Transition'] as const;

function oneOf<T extends string>(name: string, value: string | undefined, known: readonly T[]): T {
  const found = known.find((one) => one.toLowerCase() === value?.toLowerCase());
  if (found === undefined) throw refuse(400, 800002, `${name} is not valid.`);
  return found;
}

/** Both spellings of the field's name are read. */
function wantedActions({ wanted }: Change): ScheduledAction[] {
  return wanted.list('scheduledActions').map((action) => {
    const day = action.text('effectiveDate')?.slice(0, 10);
    const instructions = planOfBody(action.object('instructions'));
    return {
      scheduleType: oneOf(
        'scheduleType',
        action.text('scheduleType') ?? action.text('scheduledType'),
        scheduleTypes,
      ),
      actionType: oneOf('actionType', action.text('actionType'), actionTypes),
      ...(day !== undefined && { effectiveDate: day }),
      ...(instructions && { instructions }),
    };
  });
}

const same = (one: Subscription, a: ScheduledAction, b: ScheduledAction | undefined): boolean =>
  a.scheduleType === b?.scheduleType &&
  a.actionType === b.actionType &&
  a.effectiveDate === b.effectiveDate &&
  samePlan(one, a.instructions, b.instructions);

/** An action for the end of the term that auto-renew, as it is set now, contradicts. */
const contradicts = ({ scheduleType, actionType }: ScheduledAction, autoRenewEnabled: boolean): boolean =>
  scheduleType === 'TermEnd' && (actionType === 'RenewToNewTerm') !== autoRenewEnabled;

const differs = (change: Change): boolean => {
  const [wanted, present] = [wantedActions(change), change.before.scheduledActions ?? []];
  return (
    wanted.length !== present.length ||
    !wanted.every((action, index) => same(change.before, action, present[index]))
  );
};

/**
 * What happens at the end of the term or on a day; missing actions are deleted. Switching auto-renew alone takes out an
 * action that says the opposite [U].
 * @see https://learn.microsoft.com/partner-center/customers/extended-service-terms
 */
export const scheduledActions: Verb = {
  name: 'scheduled-actions',
  asks(change) {
    const { before, wanted } = change;
    const autoRenew = wanted.flag('autoRenewEnabled') ?? false;
    const overruled =
      autoRenew !== before.autoRenewEnabled &&
      before.scheduledActions?.some((action) => contradicts(action, autoRenew));
    return before.kind !== 'legacy' && (overruled === true || differs(change));
  },
  apply(change, now) {
    const { scheduledActions: present = [], ...rest } = now;
    const actions = differs(change)
      ? wantedActions(change)
      : present.filter((action) => !contradicts(action, now.autoRenewEnabled));
    if (actions.length === 0) return rest;
    refuseProblem(actionsProblem(termFacts(now), actions, change.call.at));
    return {
      ...rest,
      scheduledActions: actions.map((action) => ({
        ...action,
        ...(action.instructions && { instructions: checkedPlan(change.call, now, action.instructions) }),
      })),
    };
  },
};
