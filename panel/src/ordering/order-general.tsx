import type { Order } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Facts } from '../parts/facts.tsx';
import { RouteLink } from '../parts/link.tsx';
import { Count, MoneyText } from '../parts/money.tsx';
import { Section } from '../parts/section.tsx';
import { Time } from '../parts/time.tsx';
import { useSession } from '../session.ts';
import { OrderNotice } from './order-notice.tsx';
import { Progress } from './progress.tsx';
import { useTermWords } from './term-words.ts';
import { TotalText } from './total-text.tsx';

/** First tab of an order: what matters now, its steps, what was ordered. */
export function OrderGeneral({ order }: { order: Order }) {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  const words = useTermWords();
  const manager = useSession().member.customerId === null;
  return (
    <div className={styles.tab}>
      <OrderNotice order={order} />
      <Section title={t('progress.title')}>
        <Progress steps={order.steps} />
      </Section>
      <Section title={t('order.ordered')}>
        <Facts
          facts={[
            ...(manager
              ? [
                  [
                    t('fact.customer'),
                    <RouteLink key="customer" to="/customers/$id" params={{ id: order.customerId }}>
                      {order.customerName}
                    </RouteLink>,
                  ] as [string, React.ReactNode],
                  [t('fact.reseller'), order.resellerName] as [string, React.ReactNode],
                ]
              : []),
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
            [t('fact.completedAt'), order.completedAt && <Time at={order.completedAt} />],
          ]}
        />
      </Section>
    </div>
  );
}

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
});
