import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../parts/link.tsx';
import { Page } from '../../parts/page.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { SubscriptionList } from './subscription-list.tsx';

export default function Subscriptions() {
  const { t } = useTranslation('operations');
  const order = <ButtonLink to="/order">{t('orders.new')}</ButtonLink>;
  return (
    <Page title={t('subscriptions.title')} lead={t('subscriptions.lead')} actions={order} width="full">
      <SubscriptionList
        name="subscriptions"
        empty={
          <EmptyState
            icon={<ClipboardTaskListLtrRegular />}
            title={t('subscriptions.emptyTitle')}
            text={t('subscriptions.emptyText')}
            action={order}
          />
        }
      />
    </Page>
  );
}
