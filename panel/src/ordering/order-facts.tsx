import type { Order } from '@concord/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../parts/facts.tsx';
import { RouteLink } from '../parts/link.tsx';
import { Count, MoneyText } from '../parts/money.tsx';
import { Time } from '../parts/time.tsx';
import { useSession } from '../session.ts';
import { useTermWords } from './term-words.ts';
import { TotalText } from './total-text.tsx';

/** What was ordered, by whom, when, for how much. */
export function OrderFacts({ order }: { order: Order }) {
  const { t } = useTranslation('ordering');
  const words = useTermWords();
  const manager = useSession().member.customerId === null;
  const facts: [string, ReactNode][] = [
    [t('fact.plan'), order.planName],
    [t('fact.seats'), <Count key="seats" of={order.seats} />],
    [
      t('fact.price'),
      <>
        <MoneyText {...order.price} /> {t('plan.perSeat', { cycle: words.each(order.billingCycle) })}
      </>,
    ],
    [t('fact.total'), <TotalText key="total" total={order.total} cycle={order.billingCycle} />],
    [t('fact.term'), words.term(order.termDuration)],
    [t('fact.tenant'), t(`fact.tenant-${order.tenant.kind}`, { domain: order.tenant.domain })],
    [t('fact.placedBy'), order.placedBy],
    [t('fact.placedAt'), <Time key="placed" at={order.placedAt} />],
  ];
  if (order.completedAt) facts.push([t('fact.completedAt'), <Time key="completed" at={order.completedAt} />]);
  if (manager)
    facts.unshift(
      [
        t('fact.customer'),
        <RouteLink key="customer" to="/customers/$id" params={{ id: order.customerId }}>
          {order.customerName}
        </RouteLink>,
      ],
      [t('fact.reseller'), order.resellerName],
    );
  return <Facts facts={facts} />;
}
