import type { Attribute } from '@concord/contract';
import { Checkbox, Field } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Fieldset } from '../../parts/form/fieldset.tsx';
import { SelectField } from '../../parts/form/select-field.tsx';
import { TextField } from '../../parts/form/text-field.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { EmptyState, ErrorState, LoadingPage } from '../../parts/states.tsx';
import { useApi } from '../../queries.ts';
import { useIsOperator } from '../../session.ts';

/** Reads the attributes that the operator defined. */
export function WithAttributes({ children }: { children: (attributes: Attribute[]) => ReactNode }) {
  const attributes = useApi('GET /attributes');
  if (attributes.data) return children(attributes.data.items);
  return attributes.error ? (
    <ErrorState problem={attributes.error} retry={attributes.refetch} />
  ) : (
    <LoadingPage />
  );
}

/** A field for every attribute. */
export function AttributeFields({ attributes: items }: { attributes: Attribute[] }) {
  const { t } = useTranslation('resellers');
  const operator = useIsOperator();
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
