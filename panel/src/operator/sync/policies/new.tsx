import { useTranslation } from 'react-i18next';
import { CancelButton, SaveButton } from '../../../parts/form/buttons.tsx';
import { Page } from '../../../parts/page.tsx';
import { PolicyFields } from './fields.tsx';
import { PolicyForm } from './form.tsx';

export default function NewPolicy() {
  const { t } = useTranslation('differences');
  return (
    <PolicyForm>
      <Page
        title={t('policies.new')}
        crumbs={[
          { label: t('list.title'), to: '/sync/differences' },
          { label: t('policies.title'), to: '/sync/policies' },
        ]}
        actions={
          <>
            <CancelButton back="/sync/policies" />
            <SaveButton label={t('policies.create')} />
          </>
        }
      >
        <PolicyFields />
      </Page>
    </PolicyForm>
  );
}
