import type { Subscription } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { useTermWords } from '../../ordering/term-words.ts';
import { CopyValue } from '../../parts/copy.tsx';
import { Facts } from '../../parts/facts.tsx';
import { RouteLink } from '../../parts/link.tsx';
import { Count, MoneyText } from '../../parts/money.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/section.tsx';
import { DateText, Time } from '../../parts/time.tsx';
import { SubscriptionPage } from './subscription-page.tsx';
import { useScheduledWords } from './verbs/scheduled-words.ts';
import { VerbToolbar } from './verbs/toolbar.tsx';

export default function GeneralTab() {
  return (
    <SubscriptionPage>
      {(subscription) => (
        <>
          <InTransfer subscription={subscription} />
          <VerbToolbar subscription={subscription} />
          <TermFacts subscription={subscription} />
          <Parties subscription={subscription} />
        </>
      )}
    </SubscriptionPage>
  );
}

/** What moves away takes no other changes. */
function InTransfer({ subscription: { transfer } }: { subscription: Subscription }) {
  const { t } = useTranslation('operations');
  if (!transfer) return null;
  return (
    <Notice intent="warning" title={t('inTransfer.title', { partner: transfer.otherPartner ?? '–' })}>
      <p>
        {t('inTransfer.text')}{' '}
        <RouteLink to={`/transfers/${transfer.id}`}>
          {t('inTransfer.link', { number: transfer.number })}
        </RouteLink>
      </p>
    </Notice>
  );
}

function TermFacts({ subscription }: { subscription: Subscription }) {
  const { t } = useTranslation('operations');
  const { term, each } = useTermWords();
  const scheduled = useScheduledWords();
  return (
    <Section title={t('general.term')}>
      <Facts
        facts={[
          [
            t('column.plan'),
            subscription.planId && (
              <RouteLink key="plan" to={`/plans/${subscription.planId}`}>
                {subscription.planName}
              </RouteLink>
            ),
          ],
          [t('column.seats'), <Count key="seats" of={subscription.seats} />],
          [t('general.price'), subscription.price && <MoneyText key="price" {...subscription.price} />],
          [t('column.term'), term(subscription.termDuration)],
          [t('general.billing'), each(subscription.billingCycle)],
          [t('general.starts'), <DateText key="starts" date={subscription.startsOn} />],
          [t('column.ends'), <DateText key="ends" date={subscription.endsOn} />],
          [t('column.autoRenew'), t(subscription.autoRenew ? 'on' : 'off')],
          [t('general.termEnd'), scheduled(subscription.scheduledChange)],
          [
            t('general.order'),
            subscription.orderId ? (
              <RouteLink key="order" to={`/orders/${subscription.orderId}`}>
                {t('general.orderNumber', { number: subscription.orderNumber ?? 0 })}
              </RouteLink>
            ) : (
              t('general.noOrder')
            ),
          ],
          [t('general.created'), <Time key="created" at={subscription.createdAt} />],
        ]}
      />
    </Section>
  );
}

function Parties({ subscription }: { subscription: Subscription }) {
  const { t } = useTranslation('operations');
  const { activation, customerId, microsoftId } = subscription;
  return (
    <Section title={t('general.parties')}>
      <Facts
        facts={[
          [
            t('column.customer'),
            <RouteLink key="customer" to={`/customers/${customerId}`}>
              {subscription.customerName}
            </RouteLink>,
          ],
          [t('column.reseller'), subscription.resellerName],
          [t('general.mpnId'), subscription.resellerMpnId],
          [t('general.tenantName'), activation.tenantName],
          [
            t('general.tenantId'),
            <CopyValue key="tenant" value={activation.tenantId} label={t('general.copyTenant')} />,
          ],
          [t('general.admin'), activation.adminEmail],
          [
            t('general.agreement'),
            activation.agreementAcceptedAt && <Time at={activation.agreementAcceptedAt} />,
          ],
          [
            t('general.microsoftId'),
            <CopyValue key="id" value={microsoftId} label={t('general.copyMicrosoft')} />,
          ],
        ]}
      />
    </Section>
  );
}
