import type { Reconciliation } from '@concord/contract';
import { ReconciliationLine } from '@concord/contract/reconciliations';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api.ts';
import { List } from '../../../parts/list/list.tsx';
import { EmptyState } from '../../../parts/states.tsx';
import { everyMs, PlanFrame } from './frame.tsx';
import { useLineColumns } from './line-columns.tsx';
import { PlanNotice } from './notice.tsx';
import { PlanProgress } from './progress.tsx';
import { PlanTotals } from './totals.tsx';
import { Writes } from './writes.tsx';

/** A plan: where it stands, what it does in all, and its lines. */
export default function LinesTab() {
  return (
    <PlanFrame>
      {(plan) => (
        <>
          <PlanNotice plan={plan} />
          <PlanProgress plan={plan} />
          <Writes plan={plan} />
          <PlanTotals plan={plan} />
          <Lines plan={plan} />
        </>
      )}
    </PlanFrame>
  );
}

function Lines({ plan }: { plan: Reconciliation }) {
  const { t } = useTranslation('reconciliations');
  const { id } = plan;
  return (
    <List
      name="sync-plan-lines"
      label={t('line.search')}
      route="GET /reconciliations/:id/lines"
      within={{ planId: id }}
      read={({ planId: _plan, ...query }, signal) =>
        call('GET /reconciliations/:id/lines', { params: { id }, query, signal })
      }
      columns={useLineColumns(plan)}
      filters={[
        {
          name: 'state',
          label: t('column.state'),
          options: ReconciliationLine.shape.state.options.map((value) => ({
            value,
            label: t(`line.${value}`),
          })),
        },
      ]}
      rowKey={(line) => line.id}
      every={plan.state === 'running' && everyMs}
      empty={<EmptyState title={t('line.none')} />}
    />
  );
}
