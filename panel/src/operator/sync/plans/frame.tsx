import type { Reconciliation } from '@concord/contract';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../parts/page.tsx';
import { ErrorState, LoadingPage } from '../../../parts/states.tsx';
import { useApi } from '../../../queries.ts';
import { PlanActions } from './actions.tsx';
import { PlanStatus } from './plan-status.tsx';

/** While a plan runs, how far it is is asked so often; no event tells of a single line. */
export const everyMs = 1_000;

/** Frame of a plan's page, around the plan that the address names; followed while it runs. */
export function PlanFrame({ children }: { children: (plan: Reconciliation) => ReactNode }) {
  const { t } = useTranslation(['reconciliations', 'differences', 'parts']);
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const known = useApi('GET /reconciliations/:id', { params: { id } });
  const running = known.data?.state === 'running';
  const {
    data: plan,
    error,
    refetch,
  } = useApi('GET /reconciliations/:id', { params: { id } }, { every: running && everyMs });
  if (!plan && !error) return <LoadingPage />;
  if (!plan)
    return (
      <Page title={t(error?.status === 404 ? 'parts:state.notFound' : 'parts:state.failed')}>
        <ErrorState problem={error as Error} retry={refetch} />
      </Page>
    );
  const base = `/sync/plans/${plan.id}`;
  return (
    <Page
      title={t('name', { number: plan.number })}
      status={<PlanStatus plan={plan} />}
      crumbs={[
        { label: t('differences:list.title'), to: '/sync/differences' },
        { label: t('list.title'), to: '/sync/plans' },
      ]}
      actions={<PlanActions plan={plan} />}
      tabs={[
        { label: t('tab.lines'), to: base },
        { label: t('tab.log'), to: `${base}/log` },
      ]}
      width="full"
    >
      {children(plan)}
    </Page>
  );
}
