import { Combobox, makeStyles, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from './filters.tsx';
import type { ListState } from './state.ts';

/** A filter of which there are too many values for a menu: found by typing; emptied, it narrows nothing. */
export function PickFilter({
  filter: { name, label, options, pick },
  state,
}: {
  filter: Filter;
  state: ListState;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [typed, setTyped] = useState<string>();
  const value = String(state.query[name] ?? '');
  const chosen = options.find((option) => option.value === value) ?? pick?.current;
  const type = (text: string | undefined) => {
    setTyped(text);
    pick?.search(text?.trim() ?? '');
  };
  const choose = (to: string | undefined) => {
    type(undefined);
    if (to !== (value || undefined)) state.change({ [name]: to });
  };
  return (
    <Combobox
      size="small"
      className={styles.box}
      clearable
      autoComplete="off"
      aria-label={label}
      placeholder={label}
      value={typed ?? (value ? `${label}: ${chosen?.label ?? '…'}` : '')}
      selectedOptions={value ? [value] : []}
      onChange={(event) => type(event.target.value)}
      onOptionSelect={(_, { optionValue }) => choose(optionValue || undefined)}
      onBlur={() => typed !== undefined && (typed.trim() === '' ? choose(undefined) : type(undefined))}
    >
      {options.map((option) => (
        <Option key={option.value} value={option.value} text={option.label}>
          {option.label}
        </Option>
      ))}
      {options.length === 0 && (
        <Option disabled value="" text={t('form.nothingFound')}>
          {t('form.nothingFound')}
        </Option>
      )}
    </Combobox>
  );
}

const useStyles = makeStyles({ box: { minWidth: '160px', '& input': { width: '100%', minWidth: 0 } } });
