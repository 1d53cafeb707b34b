import { Field, Switch } from '@fluentui/react-components';
import { useController } from 'react-hook-form';
import type { FieldProps } from './text-field.tsx';

/** Yes or no. */
export function SwitchField({ name, label, help }: FieldProps) {
  const { field } = useController({ name });
  return (
    <Field hint={help}>
      <Switch
        ref={field.ref}
        name={name}
        label={label}
        checked={Boolean(field.value)}
        onBlur={field.onBlur}
        onChange={(_, data) => field.onChange(data.checked)}
      />
    </Field>
  );
}
