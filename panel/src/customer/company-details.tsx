import { type Customer, CustomerInput } from '@concord/contract/customers';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { CompanyFields } from '../parts/company/fields.tsx';
import { companyPaths, companyValues } from '../parts/company/values.ts';
import { SaveButton } from '../parts/form/buttons.tsx';
import { Form } from '../parts/form/form.tsx';
import { useReturn } from '../parts/link.tsx';
import { useSaved } from '../parts/saved.tsx';
import { refresh } from '../queries.ts';
import { CompanyPage, WithCompany } from './company-frame.tsx';

/** First tab of Company: what is known of it, as Microsoft gets it. */
export default function CompanyDetails() {
  return <WithCompany>{(company) => <CompanyForm company={company} />}</WithCompany>;
}

function CompanyForm({ company }: { company: Customer }) {
  const { t } = useTranslation(['customers', 'parts']);
  const saved = useSaved();
  const back = useReturn('/');
  return (
    <Form
      schema={CustomerInput}
      values={companyValues(company)}
      version={company.version}
      save={(body, version = 0) => call('PUT /customers/:id', { params: { id: company.id }, body, version })}
      stored={(current) => companyValues(current as Customer)}
      fields={companyPaths.map((name) => ({ name, label: t(`field.${name}`) }))}
      done={() => {
        saved(t('parts:form.saved'));
        void refresh('customers');
        back();
      }}
    >
      <CompanyPage company={company} primary={<SaveButton />}>
        <CompanyFields />
      </CompanyPage>
    </Form>
  );
}
