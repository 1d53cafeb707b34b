import { useTranslation } from 'react-i18next';
import type { Tab } from '../../../parts/tabs.tsx';

/** Tabs of everything about differences. */
export function useDifferenceTabs(): Tab[] {
  const { t } = useTranslation('differences');
  return [
    { label: t('tab.differences'), to: '/sync/differences' },
    { label: t('tab.atStake'), to: '/sync/at-stake' },
    { label: t('tab.policies'), to: '/sync/policies' },
    { label: t('tab.plans'), to: '/sync/plans' },
  ];
}
