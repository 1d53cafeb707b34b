import { useTranslation } from 'react-i18next';
import { OrderStatus } from '../ordering/order-status.tsx';
import { Facts } from '../parts/facts.tsx';
import { RouteLink } from '../parts/link.tsx';
import { Count, MoneyText } from '../parts/money.tsx';
import { EmptyState, ErrorState, Loading } from '../parts/states.tsx';
import { Time } from '../parts/time.tsx';
import { useApi } from '../queries.ts';
import { SubscriptionFrame } from './subscription-frame.tsx';

/** Orders tab: the order that became this subscription. */
export default function SubscriptionOrders() {
  return (
    <SubscriptionFrame>
      {({ orderId }) => (orderId ? <FirstOrder id={orderId} /> : <NotOrderedHere />)}
    </SubscriptionFrame>
  );
}

function NotOrderedHere() {
  const { t } = useTranslation('customer');
  return <EmptyState title={t('orders.none')} text={t('orders.noneText')} />;
}

function FirstOrder({ id }: { id: string }) {
  const { t } = useTranslation('customer');
  const { data: order, error, refetch } = useApi('GET /orders/:id', { params: { id } });
  if (error) return <ErrorState problem={error} retry={refetch} />;
  if (!order) return <Loading />;
  return (
    <Facts
      facts={[
        [
          t('orders.number'),
          <RouteLink key="order" to="/orders/$id" params={{ id }}>
            #{order.number}
          </RouteLink>,
        ],
        [t('orders.state'), <OrderStatus key="state" state={order.state} />],
        [t('orders.plan'), order.planName],
        [t('orders.seats'), <Count key="seats" of={order.seats} />],
        [t('orders.total'), <MoneyText key="total" {...order.total} />],
        [t('orders.placedAt'), <Time key="placed" at={order.placedAt} />],
      ]}
    />
  );
}
