import type { Reconciliation } from '@concord/contract';
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreMenu } from '../../../parts/more-menu.tsx';
import { useSession } from '../../../session.ts';
import { type Move, MoveDialog } from './move-dialog.tsx';
import { PlanAgain } from './plan-again.tsx';

/** What can be done with a plan in its state. */
export function PlanActions({ plan }: { plan: Reconciliation }) {
  const { t } = useTranslation('reconciliations');
  const { member } = useSession();
  const [asked, setAsked] = useState<Move>();
  const { state } = plan;
  const mine = plan.plannedById === member.id;
  const droppable = state === 'planned' || state === 'approving' || state === 'paused';
  const ended = state === 'stale' || state === 'dropped' || state === 'done';
  const undone = plan.lines.refused + plan.lines.failed + plan.lines.skipped > 0;
  return (
    <>
      {state === 'approving' && (
        <Button appearance="primary" disabled={mine} onClick={() => setAsked('approve')}>
          {t('action.approve')}
        </Button>
      )}
      {(state === 'planned' || state === 'paused') && (
        <Button appearance="primary" onClick={() => setAsked('apply')}>
          {t(state === 'paused' ? 'action.goOn' : 'action.apply')}
        </Button>
      )}
      {ended && undone && <PlanAgain plan={plan} primary={state === 'stale'} />}
      {droppable && <MoreMenu items={[{ label: t('action.drop'), onClick: () => setAsked('drop') }]} />}
      {asked && <MoveDialog plan={plan} move={asked} close={() => setAsked(undefined)} />}
    </>
  );
}
