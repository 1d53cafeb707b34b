import { Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import type { HTMLInputTypeAttribute, ReactElement, ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useProblem } from './use-problem.ts';

export interface FieldProps {
  /** Path in the form's values. */
  name: string;
  label: string;
  /** Under the field: what it is, where to find it, an example. */
  help?: ReactElement | string;
  required?: boolean;
}

interface TextFieldProps extends FieldProps {
  type?: Extract<HTMLInputTypeAttribute, 'text' | 'email' | 'url' | 'date' | 'tel' | 'number'>;
  autoComplete?: string;
  /** Several lines. */
  long?: boolean;
  disabled?: boolean;
  /** Fixed text behind the value, e.g. a domain's suffix. */
  suffix?: string;
  /** A button beside the field that fills it. */
  beside?: ReactNode;
  /** What becomes of the text when the field is left, after its outer spaces are gone. */
  tidy?: (text: string) => string;
}

/** A labelled text field; outer spaces go when it is left. */
export function TextField(props: TextFieldProps) {
  const { name, label, help, required, type = 'text', long, suffix, beside, tidy = (text) => text } = props;
  const styles = useStyles();
  const { field, fieldState } = useController({ name });
  const value = String(field.value ?? '');
  const given = {
    name,
    value,
    disabled: props.disabled,
    ref: field.ref,
    onBlur: () => {
      const tidied = tidy(value.trim());
      if (tidied !== value) field.onChange(tidied);
      field.onBlur();
    },
    onChange: (_: unknown, data: { value: string }) => field.onChange(data.value),
  };
  return (
    <Field
      label={label}
      hint={help}
      required={required}
      validationMessage={useProblem(fieldState.error, required && value === '')}
    >
      {(wired) => (
        <div className={styles.row}>
          {long ? (
            <Textarea {...wired} {...given} className={styles.input} resize="vertical" rows={3} />
          ) : (
            <Input
              {...wired}
              {...given}
              className={styles.input}
              type={type}
              contentAfter={suffix ? <span>{suffix}</span> : undefined}
              autoComplete={props.autoComplete ?? 'off'}
            />
          )}
          {beside}
        </div>
      )}
    </Field>
  );
}

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  input: { flex: '1 1 240px', minWidth: 0 },
});
