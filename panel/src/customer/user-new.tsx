import { useTranslation } from 'react-i18next';
import { addressesBelow } from '../users/addresses.ts';
import { NewUser } from '../users/new-user.tsx';
import { WithCompany } from './company-frame.tsx';

export default function UserNew() {
  const { t } = useTranslation('users');
  return (
    <WithCompany>
      {({ address }) => (
        <NewUser
          crumbs={[{ label: t('title'), to: '/users' }]}
          addresses={addressesBelow('/users')}
          country={address.country}
        />
      )}
    </WithCompany>
  );
}
