import type { Reconciliation } from '@concord/contract';
import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Time } from '../../../parts/time.tsx';

/** How many lines of a plan are settled, while it runs and where it paused. */
export function PlanProgress({ plan: { state, lines, startedAt, reason } }: { plan: Reconciliation }) {
  const { t } = useTranslation('reconciliations');
  const styles = useStyles();
  if (state !== 'running' && state !== 'paused') return null;
  const { waiting, done, refused, failed, skipped } = lines;
  const settled = done + refused + failed + skipped;
  const all = settled + waiting;
  const label = t('progress.label', { done: settled, all });
  const said =
    state === 'running' && (waiting === 0 ? t('progress.proving') : done === 0 && t('progress.reading'));
  return (
    <div className={styles.progress}>
      <ProgressBar
        thickness="large"
        aria-label={t('column.lines')}
        aria-valuetext={label}
        value={settled}
        max={all}
        color={state === 'paused' ? 'warning' : 'brand'}
      />
      <p className={styles.line}>
        {label} · {t('progress.settled', { done, refused, failed, skipped })}
        {startedAt && (
          <>
            {' · '}
            {t('progress.since')} <Time at={startedAt} />
          </>
        )}
      </p>
      {state === 'running' && reason ? (
        <p className={styles.line}>
          {t('progress.waits')}: {reason}
        </p>
      ) : (
        said && <p className={styles.line}>{said}</p>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  progress: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  line: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});
