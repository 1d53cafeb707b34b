import type { Subscription } from '@concord/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page.tsx';
import { AsOf } from '../parts/time.tsx';
import { With } from '../parts/with.tsx';
import { SubscriptionStatus } from './subscription-status.tsx';

interface SubscriptionFrameProps {
  /** The tab, given the subscription. */
  children: (subscription: Subscription) => ReactNode;
}

/** Frame of a subscription's page: name, status, tabs. */
export function SubscriptionFrame({ children }: SubscriptionFrameProps) {
  const { t } = useTranslation('customer');
  return (
    <With route="GET /subscriptions/:id">
      {(subscription) => (
        <Page
          title={subscription.name}
          number={subscription.number}
          status={
            <>
              <SubscriptionStatus state={subscription.state} />
              <AsOf at={subscription.asOf} />
            </>
          }
          crumbs={[{ label: t('nav.subscriptions'), to: '/' }]}
          tabs={[
            { label: t('tab.activation'), to: `/subscriptions/${subscription.id}` },
            ...(['managing', 'users', 'orders', 'log'] as const).map((tab) => ({
              label: t(`tab.${tab}`),
              to: `/subscriptions/${subscription.id}/${tab}`,
            })),
          ]}
        >
          {children(subscription)}
        </Page>
      )}
    </With>
  );
}
