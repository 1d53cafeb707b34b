import type { Order } from '@concord/contract';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page.tsx';
import { ErrorPage, LoadingPage, NotFoundPage } from '../parts/states.tsx';
import { useApi } from '../queries.ts';
import { useSession } from '../session.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderGeneral } from './order-general.tsx';
import { OrderLog } from './order-log.tsx';
import { OrderMicrosoft } from './order-microsoft.tsx';
import { OrderStatus } from './order-status.tsx';
import { OrderTimeline } from './order-timeline.tsx';

type TabName = 'general' | 'timeline' | 'microsoft' | 'log';

const contents: Record<TabName, (props: { order: Order }) => ReactNode> = {
  general: OrderGeneral,
  timeline: OrderTimeline,
  microsoft: OrderMicrosoft,
  log: OrderLog,
};

/** An order and its whole life, at `/orders/$id` and, for its other tabs, `/orders/$id/$tab`. */
export default function OrderPage() {
  const { t } = useTranslation('ordering');
  const { id, tab = 'general' } = useParams({ strict: false }) as { id: string; tab?: TabName };
  const { data: order, error, refetch } = useApi('GET /orders/:id', { params: { id } });
  const tabs = useTabNames();
  if (error) return <ErrorPage error={error} reset={() => void refetch()} />;
  if (!order) return <LoadingPage />;
  if (!tabs.includes(tab)) return <NotFoundPage />;
  const Content = contents[tab];
  return (
    <Page
      title={t('order.title', { plan: order.planName, count: order.seats })}
      number={order.number}
      status={<OrderStatus state={order.state} />}
      crumbs={[{ label: t('order.crumb'), to: '/orders' }]}
      actions={order.actions.length > 0 && <OrderActions order={order} />}
      tabs={tabs.map((name) => ({
        label: t(`tab.${name}`),
        to: name === 'general' ? `/orders/${id}` : `/orders/${id}/${name}`,
      }))}
    >
      <Content order={order} />
    </Page>
  );
}

/** Customers see how their order stands; what was said between Concord and Microsoft is for managers. */
function useTabNames(): TabName[] {
  const customer = useSession().member.customerId !== null;
  return customer ? ['general', 'log'] : ['general', 'timeline', 'microsoft', 'log'];
}
