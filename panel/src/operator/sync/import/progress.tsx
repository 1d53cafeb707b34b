import type { Import } from '@concord/contract';
import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api.ts';
import { useAct } from '../../../parts/act.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { ProblemMessage } from '../../../parts/problem.tsx';
import { Time } from '../../../parts/time.tsx';

/** How far the import is that was begun last; why it waits; a way to stop it. */
export function ImportProgress({ of: { partnerAccountId, progress } }: { of: Import }) {
  const { t } = useTranslation('import');
  const styles = useStyles();
  const [asks, setAsks] = useState(false);
  const stop = useAct(
    () => call('POST /partner-accounts/:id/import/stop', { params: { id: partnerAccountId } }),
    { renews: ['partner-accounts', 'sync'], saying: t('progress.stopped'), done: () => setAsks(false) },
  );
  if (!progress) return null;
  const { total, done, failed, by, startedAt, finishedAt, reason, dueAt } = progress;
  const line = [
    t('progress.of', { done, total }),
    failed > 0 && t('progress.failed', { count: failed }),
    by && t('progress.by', { name: by }),
  ].filter(Boolean);
  return (
    <section aria-label={t('progress.title')} className={styles.progress}>
      {!finishedAt && (
        <ProgressBar
          thickness="large"
          aria-label={t('progress.title')}
          aria-valuetext={t('progress.of', { done, total })}
          value={done + failed}
          max={total}
          color={reason ? 'warning' : 'brand'}
        />
      )}
      <div className={styles.below}>
        <p role="status" className={styles.line}>
          {finishedAt && `${t('progress.finished')}: `}
          {line.join(' · ')} · <Time at={finishedAt ?? startedAt} />
        </p>
        {!finishedAt && (
          <Button size="small" onClick={() => setAsks(true)}>
            {t('progress.stop')}
          </Button>
        )}
      </div>
      {reason && (
        <Notice intent="warning" title={t('progress.waits')}>
          <p>{reason}</p>
          {dueAt && (
            <p>
              {t('progress.goesOn')} <Time at={dueAt} />
            </p>
          )}
        </Notice>
      )}
      <Confirm
        open={asks}
        title={t('progress.stopTitle')}
        text={
          <>
            <p>{t('progress.stopText', { left: total - done - failed })}</p>
            {stop.problem && <ProblemMessage problem={stop.problem} />}
          </>
        }
        action={t('progress.stopAction')}
        busy={stop.busy}
        onConfirm={() => stop.run()}
        onCancel={() => setAsks(false)}
      />
    </section>
  );
}

const useStyles = makeStyles({
  progress: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '960px' },
  below: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  line: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});
