import type { Plan } from '@concord/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyText } from '../parts/money.tsx';
import { ProblemMessage } from '../parts/problem.tsx';
import { EmptyState, ErrorState } from '../parts/states.tsx';
import { useApi } from '../queries.ts';
import { type Choice, ChoiceList, withChosen } from './choice-list.tsx';
import { isAnswered } from './pages.ts';
import { Problems } from './problems.tsx';
import { useRun } from './run.ts';
import { SeatsField } from './seats-field.tsx';
import { StepFrame } from './step-frame.tsx';
import { useTermWords } from './term-words.ts';

const shown = 10;

/** Plan and number of seats; says at once when nothing can be ordered and why. */
export function PlanPage() {
  const { t } = useTranslation('ordering');
  const run = useRun();
  const { draft, plan, ordering, keep } = run;
  const toChoice = usePlanChoice();
  const [search, setSearch] = useState('');
  const found = useApi('GET /plans', { query: { active: 'true', q: search, limit: shown } }, { keep: true });
  if (found.error) return <ErrorState problem={found.error} retry={found.refetch} />;
  return (
    <StepFrame title={t('page.plan')} lead={t('plan.lead')} ready={isAnswered('plan', run) && !run.asking}>
      <ChoiceList
        label={t('plan.label')}
        choices={found.data && withChosen(found.data.items.map(toChoice), plan && toChoice(plan))}
        total={found.data?.total}
        value={draft.planId}
        onChoose={(planId) => keep({ planId })}
        search={search}
        onSearch={setSearch}
        empty={<EmptyState title={t('plan.empty')} text={t('plan.emptyText')} />}
      />
      {plan && <SeatsField plan={plan} />}
      {run.problem && <ProblemMessage problem={run.problem} />}
      {ordering && ordering.problems.length > 0 && <Problems problems={ordering.problems} />}
    </StepFrame>
  );
}

function usePlanChoice(): (plan: Plan) => Choice {
  const { t } = useTranslation('ordering');
  const words = useTermWords();
  return (plan) => ({
    id: plan.id,
    title: plan.name,
    text: (
      <>
        {plan.description && <span>{plan.description}</span>}
        <span>
          {t('plan.term', { term: words.term(plan.termDuration) })} ·{' '}
          {t('plan.range', { from: plan.minimumSeats, to: plan.maximumSeats })}
        </span>
      </>
    ),
    aside: (
      <>
        <strong>
          <MoneyText amount={plan.price} currency={plan.currency} />
        </strong>
        <span>{t('plan.perSeat', { cycle: words.each(plan.billingCycle) })}</span>
      </>
    ),
  });
}
