import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { List } from '../../parts/list/list.tsx';
import { usePlanColumns } from './plan-columns.tsx';

interface PlanListProps {
  name: string;
  within?: Record<string, string>;
  empty: ReactNode;
}

/** All plans, or those of one service. */
export function PlanList({ name, within, empty }: PlanListProps) {
  const { t } = useTranslation('products');
  return (
    <List
      name={name}
      label={t('plans.title')}
      route="GET /plans"
      read={(query, signal) => call('GET /plans', { query, signal })}
      columns={usePlanColumns()}
      within={within}
      filters={[
        {
          name: 'active',
          label: t('column.state'),
          spread: true,
          options: [
            { value: 'true', label: t('plans.active') },
            { value: 'false', label: t('plans.inactive') },
          ],
        },
      ]}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}
