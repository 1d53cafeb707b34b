import { Field, Textarea } from '@fluentui/react-components';
import { useController } from 'react-hook-form';
import type { FieldProps } from './text-field.tsx';
import { useProblem } from './use-problem.ts';

/** Several short texts, one a line; empty lines go when the field is left. */
export function LinesField({ name, label, help, required }: FieldProps) {
  const { field, fieldState } = useController({ name });
  const lines = (field.value ?? []) as string[];
  const leave = () => {
    field.onChange(lines.map((line) => line.trim()).filter(Boolean));
    field.onBlur();
  };
  return (
    <Field label={label} hint={help} required={required} validationMessage={useProblem(fieldState.error)}>
      <Textarea
        name={name}
        ref={field.ref}
        rows={5}
        resize="vertical"
        value={lines.join('\n')}
        onBlur={leave}
        onChange={(_, data) => field.onChange(data.value.split('\n'))}
      />
    </Field>
  );
}
