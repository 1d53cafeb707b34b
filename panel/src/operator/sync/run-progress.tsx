import type { SyncRun } from '@concord/contract';
import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../parts/notice.tsx';
import { Time } from '../../parts/time.tsx';
import { useLanguage } from '../../texts/i18n.ts';
import { isOpen } from './run-status.tsx';
import { shareText } from './share-bar.tsx';

/** How far a run is: phase, customers, rate, expected end; what it waits for. */
export function RunProgress({ run }: { run: SyncRun }) {
  const { t } = useTranslation(['sync', 'parts']);
  const styles = useStyles();
  const language = useLanguage();
  const { total, done, phase, perMinute, expectedEnd, throttled, failed, cause, reason, next, dueAt } = run;
  const counted = total !== null && total > 0;
  const line = [
    counted ? t('run.ofTotal', { done, total }) : t('run.counting', { done }),
    counted && t('run.percent', { percent: shareText(done, total, language) }),
    isOpen(run) && perMinute !== null && t('run.perMinute', { count: perMinute }),
    throttled > 0 && t('run.throttled', { count: throttled }),
    failed > 0 && t('run.unread', { count: failed }),
  ].filter(Boolean);
  return (
    <div className={styles.progress}>
      {isOpen(run) && <p className={styles.line}>{t(`run.phase.${phase}`)}</p>}
      <ProgressBar
        thickness="large"
        aria-label={t('run.progress')}
        aria-valuetext={line[0] || undefined}
        {...(counted ? { value: done, max: total } : run.state === 'running' ? {} : { value: 0, max: 1 })}
        color={run.state === 'failed' ? 'error' : run.state === 'asking' || cause ? 'warning' : 'brand'}
      />
      <p className={styles.line}>
        {line.join(' · ')}
        {expectedEnd && (
          <>
            {' · '}
            {t('run.expected')} <Time at={expectedEnd} />
          </>
        )}
      </p>
      {run.state === 'running' && cause && (
        <Notice intent="warning" title={t('run.waits', { cause: t(`cause.${cause}`) })}>
          {reason && <p>{reason}</p>}
          {next && (
            <p>
              <strong>{t('parts:problem.next')}</strong> {next}
            </p>
          )}
          {dueAt && (
            <p>
              {t('run.goesOn')} <Time at={dueAt} />
            </p>
          )}
        </Notice>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  progress: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  line: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});
