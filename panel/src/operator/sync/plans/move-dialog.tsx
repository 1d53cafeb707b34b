import type { Reconciliation } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, call } from '../../../api.ts';
import { useAct } from '../../../parts/act.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { moneyText } from '../../../parts/money.tsx';
import { ProblemMessage } from '../../../parts/problem.tsx';
import { refresh } from '../../../queries.ts';
import { useLanguage } from '../../../texts/i18n.ts';

export type Move = 'approve' | 'apply' | 'drop';

interface MoveDialogProps {
  plan: Reconciliation;
  move: Move;
  close: () => void;
}

/** Says in numbers what approving, applying or dropping a plan does, and does it. */
export function MoveDialog({ plan, move, close }: MoveDialogProps) {
  const { t } = useTranslation('reconciliations');
  const styles = useStyles();
  const { id, version, number, state } = plan;
  const act = useAct(
    () =>
      call(`POST /reconciliations/:id/${move}`, { params: { id }, version }).catch((error: unknown) => {
        // Somebody else moved it: the page behind shows where it stands.
        if (error instanceof ApiProblem && error.status < 500) void refresh('reconciliations');
        throw error;
      }),
    {
      renews: ['reconciliations', 'events'],
      saying: move === 'apply' ? undefined : t(move === 'approve' ? 'action.approved' : 'action.dropped'),
      done: close,
    },
  );
  const titles = {
    approve: t('confirm.approveTitle', { number }),
    apply: t('confirm.applyTitle', { number }),
    drop: t('confirm.dropTitle', { number }),
  };
  const texts: Record<Move, ReactNode> = {
    approve: (
      <>
        <Effects plan={plan} />
        <p>{t('confirm.approveText')}</p>
      </>
    ),
    apply: (
      <>
        <Effects plan={plan} />
        {plan.push > 0 && <p>{t('confirm.stands')}</p>}
        {state === 'planned' && <p>{t('confirm.stopsWhen')}</p>}
      </>
    ),
    drop: <p>{t('confirm.dropText', { count: plan.lines.waiting })}</p>,
  };
  return (
    <Confirm
      open
      title={titles[move]}
      text={
        <div className={styles.text}>
          {texts[move]}
          {act.problem && <ProblemMessage problem={act.problem} />}
        </div>
      }
      action={t(`action.${move === 'apply' && state === 'paused' ? 'goOn' : move}`)}
      busy={act.busy}
      onCancel={close}
      onConfirm={() => act.run()}
    />
  );
}

/** What the plan does in all, in words with numbers. */
function Effects({ plan }: { plan: Reconciliation }) {
  const { t } = useTranslation('reconciliations');
  const language = useLanguage();
  const { take, push, seats, customers, money, predictedRefusals } = plan;
  const said = [
    take > 0 && t('confirm.take', { count: take }),
    push > 0 && t('confirm.push', { count: push }),
    seats > 0 &&
      t('confirm.seats', { count: seats, customers: t('confirm.customers', { count: customers }) }),
    money.length > 0 &&
      t('confirm.money', { money: money.map((amount) => moneyText(amount, language)).join(', ') }),
    predictedRefusals > 0 && t('confirm.refusals', { count: predictedRefusals }),
  ].filter((sentence) => sentence !== false);
  return (
    <ul>
      {said.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

const useStyles = makeStyles({
  text: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});
