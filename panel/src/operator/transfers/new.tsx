import { TransferProduct, TransferRequestInput } from '@concord/contract/transfers';
import { Checkbox, Field, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useController, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { CancelButton, SaveButton } from '../../parts/form/buttons.tsx';
import { Fieldset } from '../../parts/form/fieldset.tsx';
import { Form } from '../../parts/form/form.tsx';
import { PickField } from '../../parts/form/pick-field.tsx';
import { SelectField } from '../../parts/form/select-field.tsx';
import { TextField } from '../../parts/form/text-field.tsx';
import { useReturn } from '../../parts/link.tsx';
import { Page } from '../../parts/page.tsx';
import { useSaved } from '../../parts/saved.tsx';
import { useKeyed } from '../../parts/use-keyed.ts';
import { useRested } from '../../parts/use-rested.ts';
import { refresh, useApi } from '../../queries.ts';
import { Will } from './will.tsx';

const list = '/transfers';
const empty = {
  customerId: '',
  bindingId: '',
  sourcePartnerTenantId: '',
  sourcePartnerName: '',
  customerEmail: '',
  mpnId: '',
  productTypes: [],
};

/** Asks another partner for a customer's subscriptions, after it was said what will happen. */
export default function NewTransfer() {
  const { t } = useTranslation('transfers');
  const saved = useSaved();
  const back = useReturn(list);
  const send = useKeyed((body: TransferRequestInput, idempotencyKey) =>
    call('POST /transfers', { body, idempotencyKey }),
  );
  return (
    <Form
      schema={TransferRequestInput}
      values={empty}
      save={send}
      done={() => {
        saved(t('done.request'));
        void refresh('transfers');
        back();
      }}
    >
      <Page
        title={t('request.title')}
        lead={t('request.lead')}
        crumbs={[{ label: t('title'), to: list }]}
        actions={
          <>
            <CancelButton back={list} />
            <SaveButton label={t('do.request')} />
          </>
        }
      >
        <Whose />
        <Source />
        <Fieldset title={t('request.products')}>
          <Products />
        </Fieldset>
        <Preview />
      </Page>
    </Form>
  );
}

function Whose() {
  const { t } = useTranslation('transfers');
  const [q, setQ] = useState('');
  const customerId = String(useWatch({ name: 'customerId' }) ?? '');
  const customers = useApi('GET /customers', { query: { q: useRested(q), limit: 50 } }, { keep: true });
  const customer = useApi(
    'GET /customers/:id',
    { params: { id: customerId } },
    { enabled: customerId !== '' },
  );
  const tenants = customer.data?.bindings ?? [];
  return (
    <Fieldset title={t('request.customer')}>
      <PickField
        name="customerId"
        label={t('request.customer')}
        options={(customers.data?.items ?? []).map(({ id, companyName }) => ({
          value: id,
          label: companyName,
        }))}
        onSearch={setQ}
        required
      />
      <SelectField
        name="bindingId"
        label={t('request.tenant')}
        help={customer.data && tenants.length === 0 ? t('request.noTenant') : t('request.tenantHelp')}
        options={[
          { value: '', label: '' },
          ...tenants.map(({ id, domain }) => ({ value: id, label: domain })),
        ]}
        required
      />
      <TextField
        name="customerEmail"
        type="email"
        label={t('request.email')}
        help={t('request.emailHelp')}
        required
      />
    </Fieldset>
  );
}

function Source() {
  const { t } = useTranslation('transfers');
  return (
    <Fieldset title={t('request.source')}>
      <TextField name="sourcePartnerName" label={t('request.sourceName')} required />
      <TextField
        name="sourcePartnerTenantId"
        label={t('request.sourceId')}
        help={t('request.sourceIdHelp')}
        required
      />
      <TextField name="mpnId" label={t('request.mpnId')} help={t('request.mpnIdHelp')} />
    </Fieldset>
  );
}

function Products() {
  const { t } = useTranslation('transfers');
  const styles = useStyles();
  const { field } = useController({ name: 'productTypes' });
  const chosen = (field.value ?? []) as string[];
  return (
    <Field hint={t('request.productsAll')}>
      <div className={styles.products}>
        {TransferProduct.options.map((product) => (
          <Checkbox
            key={product}
            label={t(`request.product.${product}`)}
            checked={chosen.includes(product)}
            onChange={(_, { checked }) =>
              field.onChange(checked ? [...chosen, product] : chosen.filter((one) => one !== product))
            }
          />
        ))}
      </div>
    </Field>
  );
}

/** As soon as all is filled in. */
function Preview() {
  const values = JSON.stringify(useWatch());
  const rested = useRested(values);
  const asked = TransferRequestInput.safeParse(JSON.parse(rested));
  const preview = useQuery({
    queryKey: ['POST /transfer-request-preview', {}, asked.data],
    queryFn: () => call('POST /transfer-request-preview', { body: asked.data as TransferRequestInput }),
    enabled: asked.success,
    gcTime: 0,
  });
  if (!asked.success) return null;
  return (
    <Will preview={preview.data} problem={preview.error} waiting={rested !== values || preview.isFetching} />
  );
}

const useStyles = makeStyles({
  products: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
});
