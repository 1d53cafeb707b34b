import type { Customer, SyncRun } from '@concord/contract';
import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useAct } from '../../parts/act.ts';
import { RouteLink } from '../../parts/link.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemMessage } from '../../parts/problem.tsx';
import { Status } from '../../parts/status.tsx';
import { reading, refresh } from '../../queries.ts';

/** How often a reading under way is looked at, should no live message arrive. */
const everyMs = 1_000;

interface SyncNow {
  run: () => void;
  busy: boolean;
  /** That it goes on, or is done; beside the title. */
  status: ReactNode;
  /** What could not be read, or why it waits. */
  notices: ReactNode;
}

/** Reads a customer's tenants now, before everything else. */
export function useCustomerSync({ id }: Pick<Customer, 'id'>): SyncNow {
  const { t } = useTranslation('sync');
  const [ids, setIds] = useState<string[]>([]);
  const begin = useAct(() => call('POST /customers/:id/sync', { params: { id } }), {
    done: ({ items }) => setIds(items.map((run) => run.id)),
  });
  const runs = useQueries({
    queries: ids.map((run) => ({
      ...reading('GET /sync/runs/:id', { params: { id: run } }),
      refetchInterval: ({ state }: { state: { data?: SyncRun } }) =>
        (state.data?.state ?? 'running') === 'running' && everyMs,
    })),
  });
  const known = runs.flatMap(({ data }) => data ?? []);
  const busy = begin.busy || ids.length > known.filter(({ state }) => state !== 'running').length;
  const over = ids.length > 0 && !busy;
  useEffect(() => {
    if (over) void refresh('customers', 'subscriptions', 'mirror-subscriptions', 'bindings', 'sync');
  }, [over]);
  const waits = known.find(({ state, cause }) => state === 'running' && cause);
  const partly = known.find(({ state, failed }) => state === 'failed' || (state === 'done' && failed > 0));
  return {
    run: () => begin.run(),
    busy,
    status: (
      <span role="status">
        {busy && <Status tone={waits ? 'waiting' : 'running'}>{t('now.reading')}</Status>}
        {over && !partly && <Status tone="good">{t('now.read')}</Status>}
      </span>
    ),
    notices: (
      <>
        {begin.problem && <ProblemMessage problem={begin.problem} />}
        {(partly ?? waits) && <Told run={(partly ?? waits) as SyncRun} />}
      </>
    ),
  };
}

function Told({ run }: { run: SyncRun }) {
  const { t } = useTranslation(['sync', 'parts']);
  const { cause, reason, next } = run;
  return (
    <Notice intent="warning" title={t(run.state === 'running' ? 'now.reading' : 'now.partly')}>
      <p>{[cause && t(`cause.${cause}`), reason].filter(Boolean).join(': ')}</p>
      {next && (
        <p>
          <strong>{t('parts:problem.next')}</strong> {next}
        </p>
      )}
      <RouteLink to={`/sync/runs/${run.id}`}>{t('now.look')}</RouteLink>
    </Notice>
  );
}
