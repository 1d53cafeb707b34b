import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CancelButton, SaveButton } from '../../parts/form/buttons.tsx';
import { Page } from '../../parts/page.tsx';
import { PlanFields } from './plan-fields.tsx';
import { PlanForm } from './plan-form.tsx';

export default function NewPlan() {
  const { t } = useTranslation('products');
  const { serviceId } = useSearch({ strict: false }) as { serviceId?: string };
  return (
    <PlanForm serviceId={serviceId}>
      <Page
        title={t('plans.new')}
        crumbs={[{ label: t('plans.title'), to: '/plans' }]}
        actions={
          <>
            <CancelButton back="/plans" />
            <SaveButton label={t('plans.create')} />
          </>
        }
      >
        <PlanFields />
      </Page>
    </PlanForm>
  );
}
