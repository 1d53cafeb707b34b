import type { SubscriptionRow } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { useTermWords } from '../../ordering/term-words.ts';
import { Breakable } from '../../parts/breakable.tsx';
import { RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { Count } from '../../parts/money.tsx';
import { DateText, Time } from '../../parts/time.tsx';
import { SubscriptionStatus } from './subscription-status.tsx';

/** Columns of a list of subscriptions. */
export function useSubscriptionColumns(): Column<SubscriptionRow>[] {
  const { t } = useTranslation('operations');
  const { term } = useTermWords();
  return [
    {
      id: 'number',
      short: true,
      label: t('column.id'),
      sort: 'number',
      cell: ({ id, number }) => <RouteLink to={`/subscriptions/${id}`}>{number}</RouteLink>,
      text: ({ number }) => String(number),
    },
    {
      id: 'name',
      label: t('column.name'),
      sort: 'name',
      main: true,
      cell: ({ id, name }) => <RouteLink to={`/subscriptions/${id}`}>{name}</RouteLink>,
      text: ({ name }) => name,
    },
    {
      id: 'customer',
      label: t('column.customer'),
      sort: 'customerName',
      brief: true,
      cell: ({ customerId, customerName }) => (
        <RouteLink to={`/customers/${customerId}`}>{customerName}</RouteLink>
      ),
      text: ({ customerName }) => customerName,
    },
    {
      id: 'tenant',
      label: t('column.tenant'),
      cell: ({ tenantName }) => <Breakable text={tenantName} />,
      text: ({ tenantName }) => tenantName,
    },
    {
      id: 'state',
      short: true,
      label: t('column.state'),
      sort: 'state',
      brief: true,
      cell: ({ state }) => <SubscriptionStatus state={state} />,
      text: ({ state }) => t(`subscriptionState.${state}`),
    },
    {
      id: 'seats',
      short: true,
      label: t('column.seats'),
      sort: 'seats',
      align: 'end',
      brief: true,
      cell: ({ seats }) => <Count of={seats} />,
      text: ({ seats }) => String(seats),
    },
    {
      id: 'term',
      short: true,
      label: t('column.term'),
      cell: ({ termDuration }) => term(termDuration),
      text: ({ termDuration }) => termDuration,
    },
    {
      id: 'ends',
      short: true,
      label: t('column.ends'),
      sort: 'endsOn',
      cell: ({ endsOn }) => <DateText date={endsOn} />,
      text: ({ endsOn }) => endsOn,
    },
    {
      id: 'autoRenew',
      short: true,
      label: t('column.autoRenew'),
      cell: ({ autoRenew }) => t(autoRenew ? 'on' : 'off'),
      text: ({ autoRenew }) => t(autoRenew ? 'on' : 'off'),
    },
    {
      id: 'asOf',
      short: true,
      label: t('column.asOf'),
      cell: ({ asOf }) => <Time at={asOf} />,
      text: ({ asOf }) => asOf,
    },
  ];
}
