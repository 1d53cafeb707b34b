import type { Customer } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import type { Crumb } from '../../parts/crumbs.tsx';

/** Way back from a person's page. */
export function useUserCrumbs(): (customer: Customer) => Crumb[] {
  const { t } = useTranslation('customers');
  return ({ id, companyName }) => [
    { label: t('title'), to: '/customers' },
    { label: companyName, to: `/customers/${id}` },
    { label: t('tab.users'), to: `/customers/${id}/users` },
  ];
}
