import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { addressesBelow } from '../users/addresses.ts';
import { TenantUsers } from '../users/tenant-users.tsx';
import { WithCompany } from './company-frame.tsx';

/** Service management > Microsoft Users and Licenses. */
export default function Users() {
  const { t } = useTranslation(['users', 'customer']);
  return (
    <WithCompany>
      {({ bindings }) => (
        <Page title={t('title')} lead={t('lead')} width="full">
          <TenantUsers
            bindings={bindings}
            addresses={addressesBelow('/users')}
            order={<ButtonLink to="/buy">{t('customer:nav.buy')}</ButtonLink>}
          />
        </Page>
      )}
    </WithCompany>
  );
}
