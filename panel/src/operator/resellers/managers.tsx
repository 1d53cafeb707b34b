import { useTranslation } from 'react-i18next';
import { Members } from '../members/members.tsx';
import { ResellerPage, WithReseller } from './reseller-page.tsx';

export default function ManagersTab() {
  const { t } = useTranslation('resellers');
  return (
    <WithReseller>
      {(reseller) => (
        <ResellerPage reseller={reseller}>
          <Members
            of={{ resellerId: reseller.id }}
            adds={reseller.parentId === null ? 'operator-administrator' : 'reseller-manager'}
            title={t('tab.managers')}
            explain={t('managers.emptyText')}
          />
        </ResellerPage>
      )}
    </WithReseller>
  );
}
