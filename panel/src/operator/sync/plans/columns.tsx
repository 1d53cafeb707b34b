import type { Reconciliation } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../../parts/link.tsx';
import type { Column } from '../../../parts/list/columns.ts';
import { Count } from '../../../parts/money.tsx';
import { Time } from '../../../parts/time.tsx';
import { Amounts } from '../differences/worth.tsx';
import { PlanStatus, standingOf } from './plan-status.tsx';

/** Columns of the list of plans. */
export function usePlanColumns(): Column<Reconciliation>[] {
  const { t } = useTranslation('reconciliations');
  const lines = ({ take, push }: Reconciliation) => t('linesOf', { take, push });
  return [
    {
      id: 'number',
      short: true,
      label: t('column.id'),
      sort: 'number',
      cell: ({ id, number }) => <RouteLink to={`/sync/plans/${id}`}>{number}</RouteLink>,
      text: ({ number }) => String(number),
    },
    {
      id: 'name',
      label: t('column.name'),
      main: true,
      cell: ({ id, number }) => <RouteLink to={`/sync/plans/${id}`}>{t('name', { number })}</RouteLink>,
      text: ({ number }) => t('name', { number }),
    },
    {
      id: 'state',
      label: t('column.state'),
      sort: 'state',
      brief: true,
      cell: (plan) => <PlanStatus plan={plan} />,
      text: (plan) => t(`state.${standingOf(plan)}`),
    },
    {
      id: 'set',
      label: t('column.set'),
      cell: ({ settingsSetName }) => settingsSetName,
      text: ({ settingsSetName }) => settingsSetName,
    },
    { id: 'lines', label: t('column.lines'), brief: true, cell: lines, text: lines },
    {
      id: 'seats',
      short: true,
      label: t('column.seats'),
      align: 'end',
      brief: true,
      cell: ({ seats }) => <Count of={seats} />,
      text: ({ seats }) => String(seats),
    },
    {
      id: 'customers',
      short: true,
      label: t('column.customers'),
      align: 'end',
      cell: ({ customers }) => <Count of={customers} />,
      text: ({ customers }) => String(customers),
    },
    {
      id: 'money',
      label: t('column.money'),
      align: 'end',
      cell: ({ money }) => (money.length > 0 ? <Amounts of={money} /> : null),
      text: ({ money }) => money.map(({ amount, currency }) => `${amount} ${currency}`).join(' '),
    },
    {
      id: 'planned',
      short: true,
      label: t('column.planned'),
      sort: 'plannedAt',
      brief: true,
      cell: ({ plannedAt }) => <Time at={plannedAt} />,
      text: ({ plannedAt }) => plannedAt,
    },
    {
      id: 'by',
      label: t('column.by'),
      cell: ({ plannedBy }) => plannedBy,
      text: ({ plannedBy }) => plannedBy,
    },
  ];
}
