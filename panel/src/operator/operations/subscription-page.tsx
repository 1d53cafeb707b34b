import type { Subscription } from '@concord/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.tsx';
import { AsOf } from '../../parts/time.tsx';
import { With } from '../../parts/with.tsx';
import { SubscriptionStatus } from './subscription-status.tsx';

/** Frame of a subscription's page, around the subscription that the address names. */
export function SubscriptionPage({ children }: { children: (subscription: Subscription) => ReactNode }) {
  const { t } = useTranslation('operations');
  return (
    <With route="GET /subscriptions/:id">
      {(subscription) => {
        const base = `/subscriptions/${subscription.id}`;
        return (
          <Page
            title={subscription.name}
            number={subscription.number}
            status={
              <>
                <SubscriptionStatus state={subscription.state} />
                <AsOf at={subscription.asOf} />
              </>
            }
            crumbs={[{ label: t('subscriptions.title'), to: '/subscriptions' }]}
            tabs={[
              { label: t('tab.general'), to: base },
              { label: t('tab.users'), to: `${base}/users` },
              { label: t('tab.microsoft'), to: `${base}/microsoft` },
              { label: t('tab.log'), to: `${base}/log` },
            ]}
          >
            {children(subscription)}
          </Page>
        );
      }}
    </With>
  );
}
