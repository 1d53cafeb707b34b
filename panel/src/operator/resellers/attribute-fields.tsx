import type { Attribute } from '@concord/contract';
import { Checkbox, Field } from '@fluentui/react-components';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Fieldset } from '../../parts/form/fieldset.tsx';
import { SelectField } from '../../parts/form/select-field.tsx';
import { TextField } from '../../parts/form/text-field.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { EmptyState, ErrorState, Loading } from '../../parts/states.tsx';
import { useApi } from '../../queries.ts';
import { useIsOperator } from '../../session.ts';

/** A field for every attribute that the operator defined. */
export function AttributeFields() {
  const { t } = useTranslation('resellers');
  const operator = useIsOperator();
  const attributes = useApi('GET /attributes');
  if (attributes.error) return <ErrorState problem={attributes.error} retry={attributes.refetch} />;
  if (!attributes.data) return <Loading />;
  const { items } = attributes.data;
  if (items.length === 0)
    return (
      <EmptyState
        title={t('attributes.none')}
        text={t('attributes.noneText')}
        action={operator && <ButtonLink to="/settings/attributes/new">{t('attributes.define')}</ButtonLink>}
      />
    );
  return (
    <Fieldset title={t('tab.attributes')} lead={t('attributes.lead')}>
      {items.map((attribute) => (
        <AttributeField key={attribute.id} attribute={attribute} />
      ))}
    </Fieldset>
  );
}

function AttributeField({
  attribute: { key, name, type, format, options, required },
}: {
  attribute: Attribute;
}) {
  const { t } = useTranslation('resellers');
  const field = {
    name: `attributes.${key}`,
    label: name,
    help: format ? `${key}. ${t('attributes.pattern', { format })}` : key,
    required,
  };
  if (type === 'checkbox') return <CheckboxField {...field} />;
  if (type === 'list')
    return (
      <SelectField
        {...field}
        none={t('attributes.choose')}
        options={options.map((value) => ({ value, label: value }))}
      />
    );
  return <TextField {...field} type={type === 'date' ? 'date' : 'text'} long={type === 'text'} />;
}

/** A checkbox whose value is a text, as all attribute values are. */
function CheckboxField({ name, label, help }: { name: string; label: string; help: string }) {
  const { field } = useController({ name });
  return (
    <Field hint={help}>
      <Checkbox
        label={label}
        ref={field.ref}
        name={name}
        checked={field.value === 'true'}
        onBlur={field.onBlur}
        onChange={(_, { checked }) => field.onChange(String(checked === true))}
      />
    </Field>
  );
}
