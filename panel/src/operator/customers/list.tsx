import { AddRegular, BuildingRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../parts/link.tsx';
import { Page } from '../../parts/page.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { CustomerList } from './customer-list.tsx';

export default function Customers() {
  const { t } = useTranslation('customers');
  const create = (
    <ButtonLink to="/customers/new" appearance="primary" icon={<AddRegular />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={create} width="full">
      <CustomerList
        name="customers"
        empty={
          <EmptyState
            icon={<BuildingRegular />}
            title={t('emptyTitle')}
            text={t('emptyText')}
            action={create}
          />
        }
      />
    </Page>
  );
}
