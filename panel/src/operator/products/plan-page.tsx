import type { Plan } from '@concord/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.tsx';
import { With } from '../../parts/with.tsx';
import { PlanStatus } from './plan-columns.tsx';

export function WithPlan({ children }: { children: (plan: Plan) => ReactNode }) {
  return <With route="GET /plans/:id">{children}</With>;
}

/** Frame of a plan's page. */
export function PlanPage(props: { plan: Plan; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('products');
  const { id, name, number, active } = props.plan;
  return (
    <Page
      title={name}
      number={number}
      status={<PlanStatus active={active} />}
      crumbs={[{ label: t('plans.title'), to: '/plans' }]}
      actions={props.actions}
      tabs={[
        { label: t('tab.general'), to: `/plans/${id}` },
        { label: t('tab.log'), to: `/plans/${id}/log` },
      ]}
    >
      {props.children}
    </Page>
  );
}
