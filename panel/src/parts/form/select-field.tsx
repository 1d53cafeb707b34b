import { Field, makeStyles, Select } from '@fluentui/react-components';
import { useController } from 'react-hook-form';
import type { FieldProps } from './text-field.tsx';
import { useProblem } from './use-problem.ts';

export interface Option {
  value: string;
  label: string;
}

interface SelectFieldProps extends FieldProps {
  options: Option[];
  /** Words for "nothing chosen"; without them something is always chosen. */
  none?: string;
  disabled?: boolean;
}

/** One of a few fixed values. */
export function SelectField({ name, label, help, required, options, none, disabled }: SelectFieldProps) {
  const styles = useStyles();
  const { field, fieldState } = useController({ name });
  return (
    <Field label={label} hint={help} required={required} validationMessage={useProblem(fieldState.error)}>
      <Select
        name={name}
        className={styles.select}
        ref={field.ref}
        value={String(field.value ?? '')}
        disabled={disabled}
        onBlur={field.onBlur}
        onChange={(_, data) => field.onChange(data.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** A long option never makes the page wider. */
const useStyles = makeStyles({ select: { minWidth: 0, '& select': { width: '100%', minWidth: 0 } } });
