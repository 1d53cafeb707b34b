import type { SettingsSet } from '@concord/contract';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useAct } from '../../parts/act.ts';

/** Reads everything of a set's partner account now, and shows the run. */
export function useSyncNow({ id }: Pick<SettingsSet, 'id'>) {
  const { t } = useTranslation('sync');
  const navigate = useNavigate();
  return useAct(() => call('POST /settings-sets/:id/sync', { params: { id } }), {
    renews: ['sync'],
    saying: t('now.begun'),
    done: (run) => void navigate({ to: `/sync/runs/${run.id}` }),
  });
}
