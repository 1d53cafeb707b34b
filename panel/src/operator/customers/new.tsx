import { CustomerInput } from '@concord/contract/customers';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { CancelButton, SaveButton } from '../../parts/form/buttons.tsx';
import { Form } from '../../parts/form/form.tsx';
import { Page } from '../../parts/page.tsx';
import { refresh } from '../../queries.ts';
import { CustomerFields } from './customer-fields.tsx';
import { toValues } from './values.ts';

export default function NewCustomer() {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const created = useRef('');
  return (
    <Form
      schema={CustomerInput}
      values={toValues()}
      save={async (body) => {
        created.current = (await call('POST /customers', { body })).id;
      }}
      done={() => {
        void refresh('customers');
        void navigate({ to: `/customers/${created.current}`, replace: true });
      }}
    >
      <Page
        title={t('new')}
        crumbs={[{ label: t('title'), to: '/customers' }]}
        actions={
          <>
            <CancelButton back="/customers" />
            <SaveButton label={t('create')} />
          </>
        }
      >
        <CustomerFields />
      </Page>
    </Form>
  );
}
