import type { Subscription } from '@concord/contract';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page.tsx';
import { ErrorPage, LoadingPage } from '../parts/states.tsx';
import { AsOf } from '../parts/time.tsx';
import { useApi } from '../queries.ts';
import { SubscriptionStatus } from './subscription-status.tsx';

/** Frame of a subscription's page: name, status, tabs. @param children the tab, given the subscription */
export function SubscriptionFrame({ children }: { children: (subscription: Subscription) => ReactNode }) {
  const { t } = useTranslation('customer');
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useApi('GET /subscriptions/:id', { params: { id } });
  if (error) return <ErrorPage error={error} reset={() => void refetch()} />;
  if (!data) return <LoadingPage />;
  const at = `/subscriptions/${id}`;
  return (
    <Page
      title={data.name}
      number={data.number}
      status={
        <>
          <SubscriptionStatus state={data.state} />
          <AsOf at={data.asOf} />
        </>
      }
      crumbs={[{ label: t('nav.subscriptions'), to: '/' }]}
      tabs={[
        { label: t('tab.activation'), to: at },
        { label: t('tab.managing'), to: `${at}/managing` },
        { label: t('tab.orders'), to: `${at}/orders` },
        { label: t('tab.log'), to: `${at}/log` },
      ]}
    >
      {children(data)}
    </Page>
  );
}
