import type { Service } from '@concord/contract';
import { ServiceInput } from '@concord/contract/plans';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { Fieldset } from '../../parts/form/fieldset.tsx';
import { Form } from '../../parts/form/form.tsx';
import { PickField } from '../../parts/form/pick-field.tsx';
import { TextField } from '../../parts/form/text-field.tsx';
import { useReturn } from '../../parts/link.tsx';
import { useSaved } from '../../parts/saved.tsx';
import { refresh, useApi } from '../../queries.ts';

interface ServiceFormProps {
  /** The stored one; left out for a new one. */
  service?: Service;
  /** Set of a new one, when it was begun from a set's page. */
  settingsSetId?: string;
  children: ReactNode;
}

/** Form around a service's page. */
export function ServiceForm({ service, settingsSetId, children }: ServiceFormProps) {
  const { t } = useTranslation(['products', 'parts']);
  const saved = useSaved();
  const back = useReturn('/services');
  const names = ['name', 'settingsSetId', 'description'] as const;
  const toValues = (stored?: Service) => ({
    name: stored?.name ?? '',
    settingsSetId: stored?.settingsSetId ?? settingsSetId ?? '',
    description: stored?.description ?? '',
  });
  const save = (body: ServiceInput, version = 0) =>
    service
      ? call('PUT /services/:id', { params: { id: service.id }, body, version })
      : call('POST /services', { body });
  return (
    <Form
      schema={ServiceInput}
      values={toValues(service)}
      version={service?.version}
      save={save}
      stored={(current) => toValues(current as Service)}
      fields={names.map((name) => ({ name, label: t(`field.${name}`) }))}
      done={() => {
        saved(t('parts:form.saved'));
        void refresh('services', 'plans');
        back();
      }}
    >
      {children}
    </Form>
  );
}

export function ServiceFields({ service }: { service?: Service }) {
  const { t } = useTranslation('products');
  const sets = useApi('GET /settings-sets', { query: { limit: 200 } });
  const options = (sets.data?.items ?? []).map(({ id, name, number }) => ({
    value: id,
    label: `#${number} ${name}`,
  }));
  return (
    <Fieldset title={t('tab.general')}>
      <TextField name="name" label={t('field.name')} help={t('help.serviceName')} required />
      <PickField
        name="settingsSetId"
        label={t('field.settingsSetId')}
        help={t('help.settingsSetId')}
        options={options}
        current={service && { value: service.settingsSetId, label: service.settingsSetName }}
        required
      />
      <TextField name="description" label={t('field.description')} help={t('help.description')} long />
    </Fieldset>
  );
}
