import {
  BuildingRegular,
  CartRegular,
  ClipboardTaskListLtrRegular,
  PeopleRegular,
  ReceiptRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { Shell } from '../parts/shell.tsx';

export function CustomerShell() {
  const { t } = useTranslation('customer');
  return (
    <Shell
      panel={t('panel')}
      groups={() => [
        {
          items: [
            { to: '/', label: t('nav.subscriptions'), icon: <ClipboardTaskListLtrRegular />, exact: true },
            { to: '/buy', label: t('nav.buy'), icon: <CartRegular /> },
            { to: '/orders', label: t('nav.orders'), icon: <ReceiptRegular /> },
          ],
        },
        {
          label: t('nav.serviceManagement'),
          items: [{ to: '/users', label: t('nav.users'), icon: <PeopleRegular /> }],
        },
        { items: [{ to: '/company', label: t('nav.company'), icon: <BuildingRegular /> }] },
      ]}
    />
  );
}
