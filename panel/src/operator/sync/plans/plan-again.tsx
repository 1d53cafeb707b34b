import type { Reconciliation } from '@concord/contract';
import { Button } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api.ts';
import { useAct } from '../../../parts/act.ts';
import { ProblemMessage } from '../../../parts/problem.tsx';

/** Plans what an earlier plan left and is decided still. */
export function PlanAgain({ plan, primary }: { plan: Reconciliation; primary: boolean }) {
  const { t } = useTranslation('reconciliations');
  const navigate = useNavigate();
  const again = useAct(
    () => call('POST /reconciliations', { body: { settingsSetId: plan.settingsSetId, againOf: plan.id } }),
    {
      renews: ['reconciliations', 'differences'],
      done: ({ id }) => void navigate({ to: `/sync/plans/${id}` }),
    },
  );
  return (
    <>
      {again.problem && <ProblemMessage problem={again.problem} />}
      <Button
        appearance={primary ? 'primary' : 'secondary'}
        disabledFocusable={again.busy}
        onClick={() => !again.busy && again.run()}
      >
        {t(again.busy ? 'action.planning' : 'action.again')}
      </Button>
    </>
  );
}
