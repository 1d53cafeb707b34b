import { SubscriptionState } from '@concord/contract/subscriptions';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { List } from '../../parts/list/list.tsx';
import { useSubscriptionColumns } from './subscription-columns.tsx';

interface SubscriptionListProps {
  name: string;
  within?: Record<string, string>;
  empty: ReactNode;
}

/** Subscriptions of the member's scope, or of one customer. */
export function SubscriptionList({ name, within, empty }: SubscriptionListProps) {
  const { t } = useTranslation('operations');
  return (
    <List
      name={name}
      label={t('subscriptions.title')}
      route="GET /subscriptions"
      read={(query, signal) => call('GET /subscriptions', { query, signal })}
      columns={useSubscriptionColumns()}
      within={within}
      filters={[
        {
          name: 'state',
          label: t('column.state'),
          options: SubscriptionState.options.map((value) => ({
            value,
            label: t(`subscriptionState.${value}`),
          })),
        },
      ]}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}
