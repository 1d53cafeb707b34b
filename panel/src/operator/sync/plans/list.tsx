import { ReconciliationState } from '@concord/contract/reconciliations';
import { ClipboardCheckmarkRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api.ts';
import { ButtonLink } from '../../../parts/link.tsx';
import { List } from '../../../parts/list/list.tsx';
import { Page } from '../../../parts/page.tsx';
import { EmptyState } from '../../../parts/states.tsx';
import { useApi } from '../../../queries.ts';
import { useDifferenceTabs } from '../differences/tabs.ts';
import { usePlanColumns } from './columns.tsx';
import { MakePlanButton } from './make-plan-button.tsx';

/** Plans that close differences, newest first. */
export default function SyncPlans() {
  const { t } = useTranslation('reconciliations');
  const sets = useApi('GET /settings-sets', { query: { limit: 200 } });
  return (
    <Page
      title={t('list.title')}
      lead={t('list.lead')}
      tabs={useDifferenceTabs()}
      actions={<MakePlanButton />}
      width="full"
    >
      <List
        name="sync-plans"
        label={t('list.title')}
        route="GET /reconciliations"
        read={({ sort = 'number', order = 'desc', ...query }, signal) =>
          call('GET /reconciliations', { query: { sort, order, ...query }, signal })
        }
        columns={usePlanColumns()}
        filters={[
          {
            name: 'state',
            label: t('column.state'),
            options: ReconciliationState.options.map((value) => ({ value, label: t(`state.${value}`) })),
          },
          {
            name: 'settingsSetId',
            label: t('column.set'),
            options: (sets.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<ClipboardCheckmarkRegular />}
            title={t('list.emptyTitle')}
            text={t('list.emptyText')}
            action={<ButtonLink to="/sync/differences">{t('list.toDifferences')}</ButtonLink>}
          />
        }
      />
    </Page>
  );
}
