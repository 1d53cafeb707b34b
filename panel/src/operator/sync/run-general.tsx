import type { SyncRun } from '@concord/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Elapsed } from '../../ordering/elapsed.tsx';
import { Facts } from '../../parts/facts.tsx';
import { RouteLink } from '../../parts/link.tsx';
import { Count } from '../../parts/money.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/section.tsx';
import { Time } from '../../parts/time.tsx';
import { useApi } from '../../queries.ts';
import { useIsOperator } from '../../session.ts';
import { RunFrame } from './run-frame.tsx';
import { RunGuard, useGuardWords } from './run-guard.tsx';
import { RunProgress } from './run-progress.tsx';
import { everyMs } from './running.tsx';

export default function RunGeneral() {
  return <RunFrame>{(run) => <General run={run} />}</RunFrame>;
}

function General({ run }: { run: SyncRun }) {
  const { t } = useTranslation('sync');
  useApi('GET /sync/runs/:id', { params: { id: run.id } }, { every: run.state === 'running' && everyMs });
  return (
    <>
      <Outcome run={run} />
      <Section title={t('run.progress')}>
        <RunProgress run={run} />
      </Section>
      <Section title={t('run.figures')}>
        <Figures run={run} />
      </Section>
    </>
  );
}

/** What asks, failed or was stopped; what was agreed to. */
function Outcome({ run }: { run: SyncRun }) {
  const { t } = useTranslation(['sync', 'parts']);
  const { state, guard, cause, reason, next } = run;
  if (state === 'asking' && guard) return <RunGuard run={run} guard={guard} />;
  return (
    <>
      {guard && run.agreedAt && <Agreed guard={guard} at={run.agreedAt} />}
      {state === 'failed' && (
        <Notice intent="error" title={t('run.isFailed', { cause: cause ? t(`cause.${cause}`) : '' })}>
          {reason && <p>{reason}</p>}
          {next && (
            <p>
              <strong>{t('parts:problem.next')}</strong> {next}
            </p>
          )}
        </Notice>
      )}
      {state === 'stopped' && (
        <Notice intent="info" title={t('run.isStopped')}>
          {reason && <p>{reason}</p>}
        </Notice>
      )}
    </>
  );
}

function Agreed({ guard, at }: { guard: NonNullable<SyncRun['guard']>; at: string }) {
  const { t } = useTranslation('sync');
  const { found } = useGuardWords()(guard);
  return (
    <Notice intent="info" title={t('run.agreed')}>
      <p>
        {found} <Time at={at} />
      </p>
    </Notice>
  );
}

function Figures({ run }: { run: SyncRun }) {
  const { t } = useTranslation('sync');
  const isOperator = useIsOperator();
  const { startedAt, finishedAt, settingsSetId, partnerAccountId } = run;
  const unread = run.failed > 0 && (
    <RouteLink to="/sync/freshness/tenants" search={{ partnerAccountId, state: 'stale' } as never}>
      <Count of={run.failed} />
    </RouteLink>
  );
  const over: [string, ReactNode][] = finishedAt
    ? [[t('run.finished'), <Time key="finished" at={finishedAt} />]]
    : [];
  return (
    <Facts
      facts={[
        [t('run.done'), <Count key="done" of={run.done} />],
        [t('run.failed'), unread || <Count key="failed" of={0} />],
        [t('run.changed'), <Count key="changed" of={run.changed} />],
        [t('run.gone'), <Count key="gone" of={run.gone} />],
        [t('run.calls'), <Count key="calls" of={run.calls} />],
        [t('run.throttledTitle'), <Count key="throttled" of={run.throttled} />],
        [t('run.started'), <Time key="started" at={startedAt} />],
        ...over,
        [t('run.took'), <Elapsed key="took" from={startedAt} to={finishedAt} />],
        [
          t('run.set'),
          settingsSetId && isOperator ? (
            <RouteLink key="set" to={`/settings/office-365/${settingsSetId}/sync`}>
              {run.settingsSetName}
            </RouteLink>
          ) : (
            run.settingsSetName
          ),
        ],
      ]}
    />
  );
}
