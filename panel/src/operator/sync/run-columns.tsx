import type { SyncRun } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Elapsed } from '../../ordering/elapsed.tsx';
import { RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { Count } from '../../parts/money.tsx';
import { Time } from '../../parts/time.tsx';
import { useRunName } from './run-name.ts';
import { RunStatus, shownState } from './run-status.tsx';

export function useRunColumns(): Column<SyncRun>[] {
  const { t } = useTranslation('sync');
  const name = useRunName();
  const figure = (
    id: 'done' | 'failed' | 'changed' | 'gone' | 'calls' | 'throttled',
    label: string,
    more: Partial<Column<SyncRun>> = {},
  ): Column<SyncRun> => ({
    id,
    label,
    align: 'end',
    short: true,
    cell: (run) => <Count of={run[id]} />,
    text: (run) => String(run[id]),
    ...more,
  });
  return [
    {
      id: 'number',
      label: t('run.number'),
      sort: 'number',
      short: true,
      cell: ({ id, number }) => <RouteLink to={`/sync/runs/${id}`}>{number}</RouteLink>,
      text: ({ number }) => String(number),
    },
    {
      id: 'what',
      label: t('run.what'),
      main: true,
      cell: (run) => <RouteLink to={`/sync/runs/${run.id}`}>{name(run)}</RouteLink>,
      text: name,
    },
    {
      id: 'state',
      label: t('run.stateTitle'),
      short: true,
      brief: true,
      cell: (run) => <RunStatus run={run} />,
      text: (run) => t(`run.state.${shownState(run)}`),
    },
    {
      id: 'started',
      label: t('run.started'),
      sort: 'startedAt',
      short: true,
      brief: true,
      cell: ({ startedAt }) => <Time at={startedAt} />,
      text: ({ startedAt }) => startedAt,
    },
    {
      id: 'took',
      label: t('run.took'),
      short: true,
      cell: ({ startedAt, finishedAt }) => finishedAt && <Elapsed from={startedAt} to={finishedAt} />,
      text: ({ finishedAt }) => finishedAt ?? '',
    },
    figure('done', t('run.done'), { brief: true }),
    figure('failed', t('run.failed')),
    figure('changed', t('run.changed')),
    figure('gone', t('run.gone')),
    figure('calls', t('run.calls'), { hidden: true }),
    figure('throttled', t('run.throttledTitle'), { hidden: true }),
    {
      id: 'why',
      label: t('run.why'),
      hidden: true,
      cell: ({ cause, reason }) => (cause ? `${t(`cause.${cause}`)}${reason ? `: ${reason}` : ''}` : reason),
      text: ({ cause, reason }) => [cause && t(`cause.${cause}`), reason].filter(Boolean).join(': '),
    },
  ];
}
