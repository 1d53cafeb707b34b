import { Field, Radio, RadioGroup, Spinner } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api.ts';
import { useAct } from '../../../parts/act.ts';
import { SendDialog } from '../../../parts/form/send-dialog.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { ProblemMessage } from '../../../parts/problem.tsx';
import { ErrorState, Loading } from '../../../parts/states.tsx';
import { usePlannable } from './plannable.ts';
import type { Target } from './target.ts';

/** Makes a plan of decided differences; a plan is of one settings set. */
export function PlanDialog({ target, close }: { target: Target; close: () => void }) {
  const { t } = useTranslation('differences');
  const navigate = useNavigate();
  const { sets, problem, again } = usePlannable(target);
  const [chosen, setChosen] = useState<string>();
  const set = sets?.find(({ id }) => id === (chosen ?? sets[0]?.id));
  const { rows, filter = {} } = target;
  const plan = useAct(
    (settingsSetId: string) => {
      const { state: _state, settingsSetId: _set, ...rest } = filter;
      const what = rows
        ? { differenceIds: rows.filter((row) => row.settingsSetId === settingsSetId).map(({ id }) => id) }
        : { filter: rest };
      return call('POST /reconciliations', { body: { settingsSetId, ...what } });
    },
    {
      renews: ['reconciliations', 'differences'],
      done: ({ id }) => void navigate({ to: `/sync/plans/${id}` }),
    },
  );
  return (
    <SendDialog
      title={t('plan.title')}
      busy={plan.busy}
      ready={set !== undefined}
      send={() => set && plan.run(set.id)}
      action={t('plan.do', { count: set?.count ?? 0 })}
      close={close}
      closeLabel={t('decide.cancel')}
    >
      <p>{t('plan.lead')}</p>
      {problem && <ErrorState problem={problem} retry={again} />}
      {!sets && !problem && <Loading lines={2} />}
      {sets?.length === 0 && (
        <Notice intent="info" title={t(rows ? 'plan.noSet' : 'plan.nothing')}>
          {!rows && <p>{t('plan.nothingText')}</p>}
        </Notice>
      )}
      {sets && sets.length > 0 && (
        <Field label={t('plan.set')} required>
          <RadioGroup value={set?.id ?? ''} onChange={(_, { value }) => setChosen(value)}>
            {sets.map(({ id, name, count }) => (
              <Radio
                key={id}
                value={id}
                label={t('plan.setCount', { name: name || t('plan.unnamed'), count })}
              />
            ))}
          </RadioGroup>
        </Field>
      )}
      {plan.busy && <Spinner size="tiny" label={t('plan.busy')} />}
      {plan.problem && <ProblemMessage problem={plan.problem} />}
    </SendDialog>
  );
}
