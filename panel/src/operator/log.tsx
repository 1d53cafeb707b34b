import { useTranslation } from 'react-i18next';
import { Log } from '../parts/log-tab.tsx';
import { Page } from '../parts/page.tsx';

const kinds = [
  'settings-set',
  'order',
  'subscription',
  'customer',
  'reseller',
  'attribute',
  'service',
  'plan',
  'member',
  'sync-run',
  'import',
  'alert',
  'partner-account',
  'difference',
  'policy',
  'reconciliation',
] as const;

/** Every event of the member's scope. */
export default function LogPage() {
  const { t } = useTranslation('operator');
  const options = kinds.map((kind) => ({ value: kind, label: t(`log.${kind}`) }));
  return (
    <Page title={t('nav.log')} lead={t('log.lead')} width="full">
      <Log filters={[{ name: 'objectKind', label: t('log.object'), options }]} />
    </Page>
  );
}
