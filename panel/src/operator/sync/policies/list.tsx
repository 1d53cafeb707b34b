import { AddRegular, GavelRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api.ts';
import { ButtonLink } from '../../../parts/link.tsx';
import { inMemory } from '../../../parts/list/in-memory.ts';
import { List } from '../../../parts/list/list.tsx';
import { Page } from '../../../parts/page.tsx';
import { EmptyState } from '../../../parts/states.tsx';
import { useDifferenceTabs } from '../differences/tabs.ts';
import { usePolicyColumns } from './columns.tsx';

/** Policies in the order in which they are asked. */
export default function Policies() {
  const { t } = useTranslation('differences');
  const create = (
    <ButtonLink to="/sync/policies/new" appearance="primary" icon={<AddRegular />}>
      {t('policies.new')}
    </ButtonLink>
  );
  return (
    <Page
      title={t('policies.title')}
      lead={t('policies.lead')}
      tabs={useDifferenceTabs()}
      actions={create}
      width="full"
    >
      <List
        name="policies"
        label={t('policies.title')}
        route="GET /policies"
        read={async (query, signal) => inMemory((await call('GET /policies', { signal })).items, query)}
        columns={usePolicyColumns()}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<GavelRegular />}
            title={t('policies.emptyTitle')}
            text={t('policies.emptyText')}
            action={create}
          />
        }
      />
    </Page>
  );
}
