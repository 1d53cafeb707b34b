import type { SyncGuard, SyncRun } from '@concord/contract';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useAct } from '../../parts/act.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemMessage } from '../../parts/problem.tsx';
import { useIsOperator } from '../../session.ts';
import { useLanguage } from '../../texts/i18n.ts';
import { StopRun } from './stop-run.tsx';

/** A guard stopped the run: what it found, in numbers, and the person's answer. */
export function RunGuard({ run, guard }: { run: SyncRun; guard: SyncGuard }) {
  const { t } = useTranslation('sync');
  const styles = useStyles();
  const isOperator = useIsOperator();
  const words = useGuardWords()(guard);
  const [asked, setAsked] = useState<'continue' | 'stop'>();
  const go = useAct(() => call('POST /sync/runs/:id/continue', { params: { id: run.id } }), {
    renews: ['sync', 'alerts'],
    saying: t('guard.continued'),
  });
  return (
    <Notice intent="warning" title={t('guard.title')}>
      <p>{words.found}</p>
      <p>{t('guard.safe')}</p>
      <p>{isOperator ? t('guard.check') : t('guard.operator')}</p>
      {go.problem && <ProblemMessage problem={go.problem} />}
      {isOperator && (
        <div className={styles.buttons}>
          <Button appearance="primary" disabledFocusable={go.busy} onClick={() => setAsked('continue')}>
            {t('guard.continue')}
          </Button>
          <Button disabledFocusable={go.busy} onClick={() => setAsked('stop')}>
            {t('guard.stop')}
          </Button>
        </div>
      )}
      <Confirm
        open={asked === 'continue'}
        title={t('guard.continueTitle')}
        text={`${words.found} ${words.follows}`}
        action={t('guard.continue')}
        onCancel={() => setAsked(undefined)}
        onConfirm={() => {
          setAsked(undefined);
          go.run();
        }}
      />
      <StopRun run={run} open={asked === 'stop'} close={() => setAsked(undefined)} />
    </Notice>
  );
}

/** What a guard found, and what follows from saying that it is true. */
export function useGuardWords(): (guard: SyncGuard) => { found: string; follows: string } {
  const { t } = useTranslation('sync');
  const language = useLanguage();
  return ({ guard, what, before, now }) => {
    const [kind = '', name = ''] = what.split('.');
    const counted = t(`guard.what.${kind as 'customers'}`, { defaultValue: kind });
    const percent = (share: number) => share.toLocaleString(language, { style: 'percent' });
    if (guard === 'none')
      return {
        found: t('guard.none', { what: counted, before }),
        follows: t('guard.continueNone', { what: counted, before }),
      };
    if (guard === 'fewer')
      return {
        found: t('guard.fewer', { what: counted, before, now, percent: percent(1 - now / before) }),
        follows: t('guard.continueFewer', { what: counted, lost: before - now }),
      };
    const field = t(`guard.fieldName.${name as 'name'}`, { defaultValue: name });
    return {
      found: t('guard.field', { what: counted, field, before: percent(before), now: percent(now) }),
      follows: t('guard.continueField', { what: counted, field }),
    };
  };
}

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalXS,
  },
});
