import type { OrderRow } from '@concord/contract';
import { OrderState } from '@concord/contract/orders';
import { CartRegular, ReceiptRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { OrderStatus } from '../ordering/order-status.tsx';
import { ButtonLink, RouteLink } from '../parts/link.tsx';
import type { Column } from '../parts/list/columns.ts';
import { List } from '../parts/list/list.tsx';
import { Count, MoneyText } from '../parts/money.tsx';
import { Page } from '../parts/page.tsx';
import { EmptyState } from '../parts/states.tsx';
import { Time } from '../parts/time.tsx';

/** All orders of the company. */
export default function Orders() {
  const { t } = useTranslation('customer');
  const { t: ordering } = useTranslation('ordering');
  const buy = (
    <ButtonLink to="/buy" appearance="primary" icon={<CartRegular />}>
      {t('nav.buy')}
    </ButtonLink>
  );
  return (
    <Page title={t('nav.orders')} width="full" actions={buy}>
      <List<OrderRow>
        name="customer-orders"
        label={t('nav.orders')}
        route="GET /orders"
        read={(query, signal) => call('GET /orders', { query, signal })}
        rowKey={({ id }) => id}
        columns={useColumns()}
        filters={[
          {
            name: 'state',
            label: t('orders.state'),
            options: OrderState.options.map((value) => ({ value, label: ordering(`state.${value}`) })),
          },
        ]}
        empty={
          <EmptyState icon={<ReceiptRegular />} title={t('orders.empty')} text={t('orders.emptyText')} />
        }
      />
    </Page>
  );
}

function useColumns(): Column<OrderRow>[] {
  const { t } = useTranslation('customer');
  const { t: ordering } = useTranslation('ordering');
  return [
    {
      id: 'number',
      label: t('orders.number'),
      sort: 'number',
      cell: ({ id, number }) => (
        <RouteLink to="/orders/$id" params={{ id }}>
          #{number}
        </RouteLink>
      ),
      text: ({ number }) => String(number),
      brief: true,
    },
    {
      id: 'plan',
      label: t('orders.plan'),
      cell: ({ id, planName }) => (
        <RouteLink to="/orders/$id" params={{ id }}>
          {planName}
        </RouteLink>
      ),
      text: ({ planName }) => planName,
      main: true,
    },
    {
      id: 'state',
      label: t('orders.state'),
      cell: ({ state }) => <OrderStatus state={state} />,
      text: ({ state }) => ordering(`state.${state}`),
      brief: true,
    },
    {
      id: 'seats',
      label: t('orders.seats'),
      cell: ({ seats }) => <Count of={seats} />,
      text: ({ seats }) => String(seats),
      align: 'end',
      brief: true,
    },
    {
      id: 'total',
      label: t('orders.total'),
      cell: ({ total }) => <MoneyText {...total} />,
      text: ({ total }) => `${total.amount} ${total.currency}`,
      align: 'end',
    },
    {
      id: 'placedAt',
      label: t('orders.placedAt'),
      sort: 'placedAt',
      cell: ({ placedAt }) => <Time at={placedAt} />,
      text: ({ placedAt }) => placedAt,
      brief: true,
    },
  ];
}
