import type { Order } from '@concord/contract';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page.tsx';
import { NotFoundPage } from '../parts/states.tsx';
import { With } from '../parts/with.tsx';
import { useSession } from '../session.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderGeneral } from './order-general.tsx';
import { OrderLog } from './order-log.tsx';
import { OrderMicrosoft } from './order-microsoft.tsx';
import { OrderStatus } from './order-status.tsx';
import { OrderTimeline } from './order-timeline.tsx';

const tabs = { general: OrderGeneral, timeline: OrderTimeline, microsoft: OrderMicrosoft, log: OrderLog };
type TabName = keyof typeof tabs;

/** An order and its whole life, at `/orders/$id` and, for its other tabs, `/orders/$id/$tab`. */
export default function OrderPage() {
  return <With route="GET /orders/:id">{(order) => <Tabbed order={order} />}</With>;
}

function Tabbed({ order }: { order: Order }): ReactNode {
  const { t } = useTranslation('ordering');
  const { tab = 'general' } = useParams({ strict: false }) as { tab?: TabName };
  const names = useTabNames();
  if (!names.includes(tab)) return <NotFoundPage />;
  const Content = tabs[tab];
  const at = `/orders/${order.id}`;
  return (
    <Page
      title={t('order.title', { plan: order.planName, count: order.seats })}
      number={order.number}
      status={<OrderStatus state={order.state} />}
      crumbs={[{ label: t('order.crumb'), to: '/orders' }]}
      actions={order.actions.length > 0 && <OrderActions order={order} />}
      tabs={names.map((name) => ({ label: t(`tab.${name}`), to: name === 'general' ? at : `${at}/${name}` }))}
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
