import type { SyncRun } from '@concord/contract';
import { useTranslation } from 'react-i18next';

/** What a run reads, in words. */
export function useRunName(): (
  run: Pick<SyncRun, 'kind' | 'domain' | 'tenantId' | 'partnerAccountName'>,
) => string {
  const { t } = useTranslation('sync');
  return ({ kind, domain, tenantId, partnerAccountName }) =>
    t(`run.name.${kind}`, {
      account: partnerAccountName ?? t('runs.unnamed'),
      domain: domain ?? tenantId ?? '',
    });
}
