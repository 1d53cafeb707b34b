import { Option as Choice, Combobox, Field } from '@fluentui/react-components';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Option } from './select-field.tsx';
import type { FieldProps } from './text-field.tsx';
import { useProblem } from './use-problem.ts';

interface PickFieldProps extends FieldProps {
  /** What can be picked now; the first hundred that match are shown. */
  options: Option[];
  /** What is stored already, when it may not be among `options`. */
  current?: Option;
  /** Called while typing, when `options` come from a search of the API. */
  onSearch?: (text: string) => void;
  /** A text that is no option is kept as the value. */
  free?: boolean;
}

const shownOptions = 100;

/** One of many, found by typing. An emptied field means nothing picked. */
export function PickField({ name, label, help, required, options, current, onSearch, free }: PickFieldProps) {
  const { t } = useTranslation();
  const { field, fieldState } = useController({ name });
  const [typed, setTyped] = useState<string>();
  const value = String(field.value ?? '');
  const known = current ? [...options, current] : options;
  const chosen = known.find((option) => option.value === value);
  const wanted = (typed ?? '').trim().toLowerCase();
  const found = options
    .filter((option) => option.label.toLowerCase().includes(wanted))
    .slice(0, shownOptions);
  const leave = () => {
    const text = typed?.trim();
    if (text === '' || (free && text !== undefined)) field.onChange(text);
    setTyped(undefined);
    field.onBlur();
  };
  return (
    <Field
      label={label}
      hint={help}
      required={required}
      validationMessage={useProblem(fieldState.error, required && value === '')}
    >
      <Combobox
        ref={field.ref}
        name={name}
        autoComplete="off"
        freeform={free}
        value={typed ?? chosen?.label ?? value}
        selectedOptions={[value]}
        onChange={(event) => {
          setTyped(event.target.value);
          onSearch?.(event.target.value);
        }}
        onOptionSelect={(_, { optionValue }) => {
          if (optionValue === undefined) return;
          field.onChange(optionValue);
          setTyped(undefined);
        }}
        onBlur={leave}
      >
        {found.map((option) => (
          <Choice key={option.value} value={option.value} text={option.label}>
            {option.label}
          </Choice>
        ))}
        {found.length === 0 && !free && (
          <Choice disabled text={t('form.nothingFound')}>
            {t('form.nothingFound')}
          </Choice>
        )}
      </Combobox>
    </Field>
  );
}
