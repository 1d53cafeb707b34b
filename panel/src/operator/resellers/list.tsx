import { AddRegular, OrganizationRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { ButtonLink } from '../../parts/link.tsx';
import { List } from '../../parts/list/list.tsx';
import { Page } from '../../parts/page.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { useResellerColumns } from './columns.tsx';

export default function Resellers() {
  const { t } = useTranslation('resellers');
  const create = (
    <ButtonLink to="/resellers/new" appearance="primary" icon={<AddRegular />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={create} width="full">
      <List
        name="resellers"
        label={t('title')}
        route="GET /resellers"
        read={(query, signal) => call('GET /resellers', { query, signal })}
        columns={useResellerColumns()}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<OrganizationRegular />}
            title={t('emptyTitle')}
            text={t('emptyText')}
            action={create}
          />
        }
      />
    </Page>
  );
}
