import type { Policy } from '@concord/contract';
import { useTranslation } from 'react-i18next';

interface PolicyWords {
  /** What it decides: "Subscription, Seats". */
  applies: (policy: Pick<Policy, 'objectKind' | 'field'>) => string;
  /** Whose differences, and of which set. */
  place: (policy: Pick<Policy, 'resellerName' | 'settingsSetName'>) => string;
}

export function usePolicyWords(): PolicyWords {
  const { t } = useTranslation('differences');
  return {
    applies: ({ objectKind, field }) =>
      [objectKind && t(`kind.${objectKind}`), field && t(`field.${field}`)].filter(Boolean).join(', ') ||
      t('policies.anything'),
    place: ({ resellerName, settingsSetName }) => [resellerName, settingsSetName].filter(Boolean).join(', '),
  };
}
