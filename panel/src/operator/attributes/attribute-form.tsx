import { type Attribute, AttributeInput, AttributeType } from '@concord/contract/resellers';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { CancelButton, SaveButton } from '../../parts/form/buttons.tsx';
import { Fieldset } from '../../parts/form/fieldset.tsx';
import { Form } from '../../parts/form/form.tsx';
import { LinesField } from '../../parts/form/lines-field.tsx';
import { SelectField } from '../../parts/form/select-field.tsx';
import { SwitchField } from '../../parts/form/switch-field.tsx';
import { TextField } from '../../parts/form/text-field.tsx';
import { useReturn } from '../../parts/link.tsx';
import { Page } from '../../parts/page.tsx';
import { useSaved } from '../../parts/saved.tsx';
import { refresh } from '../../queries.ts';
import { useIsOperator } from '../../session.ts';

const list = '/settings/attributes';

/** A custom attribute of resellers: a new one, or the stored one. */
export function AttributeForm({ attribute }: { attribute?: Attribute }) {
  const { t } = useTranslation(['resellers', 'parts']);
  const saved = useSaved();
  const back = useReturn(list);
  const operator = useIsOperator();
  const save = (body: AttributeInput, version = 0) =>
    attribute
      ? call('PUT /attributes/:id', { params: { id: attribute.id }, body, version })
      : call('POST /attributes', { body });
  const names = ['key', 'name', 'type', 'format', 'options', 'required'] as const;
  return (
    <Form
      schema={AttributeInput}
      values={toValues(attribute)}
      version={attribute?.version}
      save={save}
      stored={(current) => toValues(current as Attribute)}
      fields={names.map((name) => ({ name, label: t(`attribute.${name}`) }))}
      done={() => {
        saved(t('parts:form.saved'));
        void refresh('attributes');
        back();
      }}
    >
      <Page
        title={attribute?.name ?? t('attribute.new')}
        crumbs={[{ label: t('attribute.title'), to: list }]}
        actions={
          operator && (
            <>
              <CancelButton back={list} />
              <SaveButton label={attribute ? undefined : t('attribute.create')} />
            </>
          )
        }
      >
        <Fields stored={attribute !== undefined} />
      </Page>
    </Form>
  );
}

function Fields({ stored }: { stored: boolean }) {
  const { t } = useTranslation('resellers');
  const type = useWatch({ name: 'type' });
  return (
    <Fieldset title={t('tab.general')}>
      <TextField
        name="key"
        label={t('attribute.key')}
        help={t('attribute.keyHelp')}
        disabled={stored}
        required
      />
      <TextField name="name" label={t('attribute.name')} help={t('attribute.nameHelp')} required />
      <SelectField
        name="type"
        label={t('attribute.type')}
        options={AttributeType.options.map((value) => ({ value, label: t(`attribute.types.${value}`) }))}
        required
      />
      {(type === 'string' || type === 'text') && (
        <TextField name="format" label={t('attribute.format')} help={t('attribute.formatHelp')} />
      )}
      {type === 'list' && (
        <LinesField
          name="options"
          label={t('attribute.options')}
          help={t('attribute.optionsHelp')}
          required
        />
      )}
      <SwitchField name="required" label={t('attribute.required')} help={t('attribute.requiredHelp')} />
    </Fieldset>
  );
}

function toValues(attribute?: Attribute) {
  return {
    key: attribute?.key ?? '',
    name: attribute?.name ?? '',
    type: attribute?.type ?? 'string',
    format: attribute?.format ?? '',
    options: attribute?.options ?? [],
    required: attribute?.required ?? false,
  };
}
