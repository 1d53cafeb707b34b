import type { Order } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Section } from '../parts/section.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderNotice } from './order-notice.tsx';
import { Progress } from './progress.tsx';

/** First tab of an order: what matters now, its steps, what was ordered. */
export function OrderGeneral({ order }: { order: Order }) {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  return (
    <div className={styles.tab}>
      <OrderNotice order={order} />
      <Section title={t('progress.title')}>
        <Progress steps={order.steps} />
      </Section>
      <Section title={t('order.ordered')}>
        <OrderFacts order={order} />
      </Section>
    </div>
  );
}

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
});
