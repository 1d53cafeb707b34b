import type { DifferenceRow } from '@concord/contract';
import { useTranslation } from 'react-i18next';

type Cause = NonNullable<DifferenceRow['cause']>;

/** Who changed it at Microsoft, and how; its audit log names people only where it knows them. */
export function useCauseWords(): (cause: Cause) => string {
  const { t } = useTranslation('differences');
  return ({ operation, by }) => (by ? t('one.causeBy', { operation, by }) : operation);
}
