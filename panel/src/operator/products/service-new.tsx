import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CancelButton, SaveButton } from '../../parts/form/buttons.tsx';
import { Page } from '../../parts/page.tsx';
import { ServiceFields, ServiceForm } from './service-form.tsx';

export default function NewService() {
  const { t } = useTranslation('products');
  const { settingsSetId } = useSearch({ strict: false }) as { settingsSetId?: string };
  return (
    <ServiceForm settingsSetId={settingsSetId}>
      <Page
        title={t('services.new')}
        crumbs={[{ label: t('services.title'), to: '/services' }]}
        actions={
          <>
            <CancelButton back="/services" />
            <SaveButton label={t('services.create')} />
          </>
        }
      >
        <ServiceFields />
      </Page>
    </ServiceForm>
  );
}
