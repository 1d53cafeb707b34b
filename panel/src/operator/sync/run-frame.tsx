import type { SyncRun } from '@concord/contract';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreMenu } from '../../parts/more-menu.tsx';
import { Page } from '../../parts/page.tsx';
import { With } from '../../parts/with.tsx';
import { useIsOperator } from '../../session.ts';
import { useRunName } from './run-name.ts';
import { isOpen, RunStatus } from './run-status.tsx';
import { StopRun } from './stop-run.tsx';

/** Frame of a run's page, around the run that the address names. */
export function RunFrame({ children }: { children: (run: SyncRun) => ReactNode }) {
  return <With route="GET /sync/runs/:id">{(run) => <Frame run={run}>{children(run)}</Frame>}</With>;
}

function Frame({ run, children }: { run: SyncRun; children: ReactNode }) {
  const { t } = useTranslation('sync');
  const isOperator = useIsOperator();
  const name = useRunName();
  const [asked, setAsked] = useState(false);
  const base = `/sync/runs/${run.id}`;
  return (
    <Page
      title={name(run)}
      number={run.number}
      status={<RunStatus run={run} />}
      crumbs={[{ label: t('run.crumb'), to: '/sync/runs' }]}
      actions={
        isOperator &&
        isOpen(run) && <MoreMenu items={[{ label: t('run.stop'), onClick: () => setAsked(true) }]} />
      }
      tabs={[
        { label: t('run.tab.general'), to: base },
        { label: t('run.tab.log'), to: `${base}/log` },
      ]}
    >
      {children}
      <StopRun run={run} open={asked} close={() => setAsked(false)} />
    </Page>
  );
}
