import type { SubscriptionRow } from '@concord/contract';
import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../parts/link.tsx';
import { Count } from '../parts/money.tsx';
import { SubscriptionStatus } from './subscription-status.tsx';
import { TermEnd } from './term-end.tsx';

/** One subscription in brief: what, how it stands, how many seats, where, until when. */
export function SubscriptionCard({ subscription }: { subscription: SubscriptionRow }) {
  const { t } = useTranslation('customer');
  const styles = useStyles();
  const { id, number, name, state, seats, tenantName } = subscription;
  return (
    <article className={styles.card} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.name}>
          <RouteLink to="/subscriptions/$id" params={{ id }}>
            {name}
          </RouteLink>
        </h2>
        <Caption1 className={styles.number}>#{number}</Caption1>
      </div>
      <SubscriptionStatus state={state} />
      <p>
        <strong className={styles.seats}>
          <Count of={seats} />
        </strong>{' '}
        {t('subscription.seats', { count: seats })}
      </p>
      <p className={styles.quiet}>{tenantName}</p>
      <p className={styles.quiet}>
        <TermEnd autoRenew={subscription.autoRenew} endsOn={subscription.endsOn} />
      </p>
    </article>
  );
}

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    height: '100%',
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalM,
  },
  name: {
    minWidth: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase400,
  },
  seats: { fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700 },
  number: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  quiet: { color: tokens.colorNeutralForeground3 },
});
