import type { OrderRow } from '@concord/contract';
import { OrderState } from '@concord/contract/orders';
import { ReceiptRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { OrderStatus } from '../../ordering/order-status.tsx';
import { ButtonLink, RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { List } from '../../parts/list/list.tsx';
import { Count, MoneyText } from '../../parts/money.tsx';
import { Page } from '../../parts/page.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { Time } from '../../parts/time.tsx';

export default function Orders() {
  const { t } = useTranslation(['operations', 'ordering']);
  const create = (
    <ButtonLink to="/order" appearance="primary">
      {t('orders.new')}
    </ButtonLink>
  );
  return (
    <Page title={t('orders.title')} lead={t('orders.lead')} actions={create} width="full">
      <List
        name="orders"
        label={t('orders.title')}
        route="GET /orders"
        read={(query, signal) => call('GET /orders', { query, signal })}
        columns={useColumns()}
        filters={[
          {
            name: 'state',
            label: t('column.state'),
            options: OrderState.options.map((value) => ({ value, label: t(`ordering:state.${value}`) })),
          },
        ]}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<ReceiptRegular />}
            title={t('orders.emptyTitle')}
            text={t('orders.emptyText')}
            action={create}
          />
        }
      />
    </Page>
  );
}

function useColumns(): Column<OrderRow>[] {
  const { t } = useTranslation(['operations', 'ordering']);
  return [
    {
      id: 'number',
      short: true,
      label: t('column.id'),
      sort: 'number',
      cell: ({ id, number }) => <RouteLink to={`/orders/${id}`}>{number}</RouteLink>,
      text: ({ number }) => String(number),
    },
    {
      id: 'plan',
      label: t('column.plan'),
      sort: 'planName',
      main: true,
      cell: ({ id, planName }) => <RouteLink to={`/orders/${id}`}>{planName}</RouteLink>,
      text: ({ planName }) => planName,
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
      id: 'reseller',
      label: t('column.reseller'),
      cell: ({ resellerName }) => resellerName,
      text: ({ resellerName }) => resellerName,
    },
    {
      id: 'state',
      short: true,
      label: t('column.state'),
      sort: 'state',
      brief: true,
      cell: ({ state }) => <OrderStatus state={state} />,
      text: ({ state }) => t(`ordering:state.${state}`),
    },
    {
      id: 'seats',
      short: true,
      label: t('column.seats'),
      sort: 'seats',
      align: 'end',
      cell: ({ seats }) => <Count of={seats} />,
      text: ({ seats }) => String(seats),
    },
    {
      id: 'total',
      short: true,
      label: t('column.total'),
      align: 'end',
      cell: ({ total }) => <MoneyText {...total} />,
      text: ({ total }) => `${total.amount} ${total.currency}`,
    },
    {
      id: 'placed',
      short: true,
      label: t('column.placed'),
      sort: 'placedAt',
      brief: true,
      cell: ({ placedAt }) => <Time at={placedAt} />,
      text: ({ placedAt }) => placedAt,
    },
  ];
}
