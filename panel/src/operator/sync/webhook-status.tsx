import type { WebhookState } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../parts/status.tsx';

const tones: Record<WebhookState, Tone> = {
  none: 'off',
  testing: 'running',
  ours: 'good',
  foreign: 'warning',
  failed: 'bad',
};

/** Whether Microsoft's events come to us. */
export function WebhookStatus({ state }: { state: WebhookState }) {
  const { t } = useTranslation('sync');
  return <Status tone={tones[state]}>{t(`webhook.${state}`)}</Status>;
}
