import { Environment } from '@concord/contract/settings';
import { AddRegular, PlugConnectedRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { ButtonLink } from '../../parts/link.tsx';
import { List } from '../../parts/list/list.tsx';
import { Page } from '../../parts/page.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { useColumns } from './columns.tsx';

/** Settings > Plugins > Office 365 Settings. */
export default function SettingsSets() {
  const { t } = useTranslation('settings');
  const create = (
    <ButtonLink to="/settings/office-365/new" appearance="primary" icon={<AddRegular />}>
      {t('new')}
    </ButtonLink>
  );
  const checks = ['passed', 'warning', 'failed'] as const;
  return (
    <Page title={t('title')} lead={t('lead')} actions={create} width="full">
      <List
        name="settings-sets"
        label={t('title')}
        route="GET /settings-sets"
        read={(query, signal) => call('GET /settings-sets', { query, signal })}
        columns={useColumns()}
        filters={[
          {
            name: 'environment',
            label: t('column.environment'),
            options: Environment.options.map((value) => ({ value, label: t(`environment.${value}`) })),
          },
          {
            name: 'check',
            label: t('column.check'),
            options: checks.map((value) => ({ value, label: t(`checkState.${value}`) })),
          },
          {
            name: 'active',
            label: t('column.state'),
            spread: true,
            options: [
              { value: 'true', label: t('active') },
              { value: 'false', label: t('inactive') },
            ],
          },
        ]}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<PlugConnectedRegular />}
            title={t('emptyTitle')}
            text={t('emptyText')}
            action={create}
          />
        }
      />
    </Page>
  );
}
