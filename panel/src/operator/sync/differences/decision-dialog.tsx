import type { Decision } from '@concord/contract';
import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api.ts';
import { useAct } from '../../../parts/act.ts';
import { SendDialog } from '../../../parts/form/send-dialog.tsx';
import { wholeNumber } from '../../../parts/form/whole-number.ts';
import { ProblemMessage } from '../../../parts/problem.tsx';
import { useSaved } from '../../../parts/saved.tsx';
import { ErrorState } from '../../../parts/states.tsx';
import { DecisionFields, type Typed } from './decision-fields.tsx';
import { type Target, useWorth } from './target.ts';
import { Amounts } from './worth.tsx';

interface DecisionDialogProps {
  target: Target;
  close: (decided: boolean) => void;
  /** After a decision that a plan carries out. */
  plan: () => void;
}

/** Decides differences, after it has said how many they are and what they are worth. */
export function DecisionDialog({ target, close, plan }: DecisionDialogProps) {
  const { t } = useTranslation('differences');
  const saved = useSaved();
  const { count, money, problem, again } = useWorth(target);
  const [typed, setTyped] = useState<Typed>({ decision: 'take', days: '30', note: '' });
  const days = wholeNumber(typed.days);
  const daysFit = days !== undefined && days <= 365;
  const { rows, filter } = target;
  const decide = useAct(
    () =>
      call('POST /differences/decisions', {
        body: {
          ...(rows ? { ids: rows.map(({ id }) => id) } : { filter, count }),
          decision: typed.decision === 'none' ? null : (typed.decision satisfies Decision),
          ...(typed.decision === 'accept' && { days }),
          ...(typed.note.trim() && { note: typed.note.trim() }),
        },
      }).catch((error: unknown) => {
        again();
        throw error;
      }),
    {
      renews: ['differences', 'events'],
      done: ({ decided }) => {
        if (typed.decision === 'take' || typed.decision === 'push') return;
        saved(t('decide.done', { count: decided }));
        close(true);
      },
    },
  );
  const { answer } = decide;
  const ready = count !== undefined && count > 0 && (typed.decision !== 'accept' || daysFit);
  return (
    <SendDialog
      title={answer ? t('decide.done', { count: answer.decided }) : t('decide.title', { count: count ?? 0 })}
      busy={decide.busy}
      ready={ready}
      send={() => decide.run()}
      action={answer ? undefined : t(`decide.do.${typed.decision}`, { count: count ?? 0 })}
      next={
        <Button appearance="primary" onClick={plan}>
          {t('decide.plan')}
        </Button>
      }
      close={() => close(Boolean(answer))}
      closeLabel={t(answer ? 'decide.close' : 'decide.cancel')}
    >
      {answer ? (
        <p>{t('decide.doneText')}</p>
      ) : (
        <>
          {problem && <ErrorState problem={problem} retry={again} />}
          {count === undefined && !problem && <Spinner size="tiny" label={t('decide.counting')} />}
          {count !== undefined && (
            <p>
              {money.length > 0 ? (
                <>
                  {t('decide.lead')} <Amounts of={money} />
                </>
              ) : (
                t('decide.noMoney')
              )}
            </p>
          )}
          <DecisionFields typed={typed} type={setTyped} daysFit={daysFit} />
          {decide.problem && <ProblemMessage problem={decide.problem} />}
        </>
      )}
    </SendDialog>
  );
}
