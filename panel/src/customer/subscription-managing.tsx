import type { Subscription } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { useTermWords } from '../ordering/term-words.ts';
import { Facts } from '../parts/facts.tsx';
import { OutsideLink } from '../parts/link.tsx';
import { Count, MoneyText } from '../parts/money.tsx';
import { Notice } from '../parts/notice.tsx';
import { DateText } from '../parts/time.tsx';
import { SubscriptionFrame } from './subscription-frame.tsx';
import { TermEnd } from './term-end.tsx';

/** Managing tab: what is paid for, until when, and what happens then. */
export default function SubscriptionManaging() {
  return (
    <SubscriptionFrame>
      {(subscription) => (
        <>
          <InTransfer transfer={subscription.transfer} />
          <ManagingFacts subscription={subscription} />
        </>
      )}
    </SubscriptionFrame>
  );
}

function InTransfer({ transfer }: Pick<Subscription, 'transfer'>) {
  const { t } = useTranslation('customer');
  if (!transfer) return null;
  return (
    <Notice intent="info" title={t('managing.inTransfer', { partner: transfer.otherPartner ?? '–' })}>
      <p>{t('managing.inTransferText')}</p>
    </Notice>
  );
}

function ManagingFacts({ subscription }: { subscription: Subscription }) {
  const { t } = useTranslation('customer');
  const words = useTermWords();
  const { planName, seats, price, termDuration, billingCycle, autoRenew, startsOn, endsOn, activation } =
    subscription;
  return (
    <Facts
      facts={[
        [t('managing.plan'), planName],
        [t('managing.seats'), <Count key="seats" of={seats} />],
        [
          t('managing.price'),
          price && (
            <>
              <MoneyText {...price} /> {t('managing.perSeat', { cycle: words.each(billingCycle) })}
            </>
          ),
        ],
        [t('managing.term'), words.term(termDuration)],
        [t('managing.startsOn'), <DateText key="starts" date={startsOn} />],
        [t('managing.endsOn'), <TermEnd key="ends" autoRenew={autoRenew} endsOn={endsOn} />],
        [t('managing.autoRenew'), t(autoRenew ? 'managing.on' : 'managing.off')],
        [
          t('managing.portal'),
          <OutsideLink key="portal" href={activation.portalLink}>
            {activation.portalLink}
          </OutsideLink>,
        ],
      ]}
    />
  );
}
