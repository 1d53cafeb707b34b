import { useTranslation } from 'react-i18next';
import { addressesBelow } from '../users/addresses.ts';
import { Person } from '../users/person.tsx';

export default function UserPage() {
  const { t } = useTranslation('users');
  return <Person crumbs={[{ label: t('title'), to: '/users' }]} addresses={addressesBelow('/users')} />;
}
