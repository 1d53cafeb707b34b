import type { SyncRun } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useAct } from '../../parts/act.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { ProblemMessage } from '../../parts/problem.tsx';

/** Asks, in numbers, before a run is stopped. */
export function StopRun({ run, open, close }: { run: SyncRun; open: boolean; close: () => void }) {
  const { t } = useTranslation('sync');
  const stop = useAct(() => call('POST /sync/runs/:id/stop', { params: { id: run.id }, body: {} }), {
    renews: ['sync', 'alerts'],
    saying: t('run.stopped'),
    done: close,
  });
  return (
    <Confirm
      open={open}
      title={t('run.stopTitle', { number: run.number })}
      text={
        <>
          <p>{t('run.stopText', { done: run.done })}</p>
          {stop.problem && <ProblemMessage problem={stop.problem} />}
        </>
      }
      action={t('run.stop')}
      busy={stop.busy}
      onCancel={close}
      onConfirm={() => stop.run()}
    />
  );
}
