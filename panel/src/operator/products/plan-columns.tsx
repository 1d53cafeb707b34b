import type { Plan } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { useTermWords } from '../../ordering/term-words.ts';
import { RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { MoneyText } from '../../parts/money.tsx';
import { Status } from '../../parts/status.tsx';
import { Time } from '../../parts/time.tsx';

/** Columns of a list of plans. */
export function usePlanColumns(): Column<Plan>[] {
  const { t } = useTranslation('products');
  const { term } = useTermWords();
  return [
    {
      id: 'number',
      short: true,
      label: t('column.id'),
      sort: 'number',
      cell: ({ id, number }) => <RouteLink to={`/plans/${id}`}>{number}</RouteLink>,
      text: ({ number }) => String(number),
    },
    {
      id: 'name',
      label: t('column.name'),
      sort: 'name',
      main: true,
      cell: ({ id, name }) => <RouteLink to={`/plans/${id}`}>{name}</RouteLink>,
      text: ({ name }) => name,
    },
    {
      id: 'service',
      label: t('column.service'),
      sort: 'serviceName',
      cell: ({ serviceId, serviceName }) => (
        <RouteLink to={`/services/${serviceId}`}>{serviceName}</RouteLink>
      ),
      text: ({ serviceName }) => serviceName,
    },
    {
      id: 'term',
      short: true,
      label: t('column.term'),
      brief: true,
      cell: ({ termDuration }) => term(termDuration),
      text: ({ termDuration }) => termDuration,
    },
    {
      id: 'cycle',
      short: true,
      label: t('column.cycle'),
      cell: ({ billingCycle }) => t(`cycle.${billingCycle}`),
      text: ({ billingCycle }) => billingCycle,
    },
    {
      id: 'price',
      short: true,
      label: t('column.price'),
      sort: 'price',
      align: 'end',
      brief: true,
      cell: ({ price, currency }) => <MoneyText amount={price} currency={currency} />,
      text: ({ price, currency }) => `${price} ${currency}`,
    },
    {
      id: 'seats',
      short: true,
      label: t('column.seats'),
      align: 'end',
      cell: ({ minimumSeats: from, maximumSeats: to }) =>
        t('plans.seats', { from: from.toLocaleString(), to: to.toLocaleString() }),
      text: ({ minimumSeats, maximumSeats }) => `${minimumSeats}–${maximumSeats}`,
    },
    {
      id: 'segment',
      short: true,
      label: t('column.segment'),
      hidden: true,
      cell: ({ segment }) => t(`segment.${segment}`),
      text: ({ segment }) => segment,
    },
    { id: 'market', label: t('column.market'), cell: ({ market }) => market, text: ({ market }) => market },
    {
      id: 'state',
      short: true,
      label: t('column.state'),
      brief: true,
      cell: ({ active }) => <PlanStatus active={active} />,
      text: ({ active }) => t(active ? 'plans.active' : 'plans.inactive'),
    },
    {
      id: 'updated',
      short: true,
      label: t('column.updated'),
      sort: 'updatedAt',
      hidden: true,
      cell: ({ updatedAt }) => <Time at={updatedAt} />,
      text: ({ updatedAt }) => updatedAt,
    },
  ];
}

/** Whether a plan can be ordered. */
export function PlanStatus({ active }: { active: boolean }) {
  const { t } = useTranslation('products');
  return <Status tone={active ? 'good' : 'off'}>{t(active ? 'plans.active' : 'plans.inactive')}</Status>;
}
