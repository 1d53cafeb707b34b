import { AddRegular, TagMultipleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../parts/link.tsx';
import { Page } from '../../parts/page.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { useIsOperator } from '../../session.ts';
import { PlanList } from './plan-list.tsx';

export default function Plans() {
  const { t } = useTranslation('products');
  const create = useIsOperator() && (
    <ButtonLink to="/plans/new" appearance="primary" icon={<AddRegular />}>
      {t('plans.new')}
    </ButtonLink>
  );
  return (
    <Page title={t('plans.title')} lead={t('plans.lead')} actions={create} width="full">
      <PlanList
        name="plans"
        empty={
          <EmptyState
            icon={<TagMultipleRegular />}
            title={t('plans.emptyTitle')}
            text={t('plans.emptyText')}
            action={create}
          />
        }
      />
    </Page>
  );
}
