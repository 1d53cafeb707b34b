import { type Customer, CustomerInput } from '@concord/contract/customers';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { SaveButton } from '../../parts/form/buttons.tsx';
import { Form } from '../../parts/form/form.tsx';
import { useReturn } from '../../parts/link.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useSaved } from '../../parts/saved.tsx';
import { refresh } from '../../queries.ts';
import { CustomerFields } from './customer-fields.tsx';
import { CustomerPage, WithCustomer } from './customer-page.tsx';
import { comparedFields, toValues } from './values.ts';

export default function GeneralTab() {
  return <WithCustomer>{(customer) => <CustomerForm key={customer.id} customer={customer} />}</WithCustomer>;
}

/** What an imported customer lacks. */
function Incomplete({ fields }: { fields: string[] }) {
  const { t } = useTranslation('customers');
  const missing = comparedFields.filter((name) => fields.includes(name));
  if (missing.length === 0) return null;
  return (
    <Notice intent="warning" title={t('incomplete.title')}>
      <p>{t('incomplete.text', { fields: missing.map((name) => t(`field.${name}`)).join(', ') })}</p>
    </Notice>
  );
}

function CustomerForm({ customer }: { customer: Customer }) {
  const { t } = useTranslation(['customers', 'parts']);
  const saved = useSaved();
  const back = useReturn('/customers');
  return (
    <Form
      schema={CustomerInput}
      values={toValues(customer)}
      version={customer.version}
      save={(body, version = 0) => call('PUT /customers/:id', { params: { id: customer.id }, body, version })}
      stored={(current) => toValues(current as Customer)}
      fields={comparedFields.map((name) => ({ name, label: t(`field.${name}`) }))}
      done={() => {
        saved(t('parts:form.saved'));
        void refresh('customers');
        back();
      }}
    >
      <CustomerPage customer={customer} primary={<SaveButton />}>
        <Incomplete fields={customer.incomplete} />
        <CustomerFields customer={customer} />
      </CustomerPage>
    </Form>
  );
}
