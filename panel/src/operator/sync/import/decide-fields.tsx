import {
  Caption1,
  Combobox,
  Field,
  makeStyles,
  Option,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRested } from '../../../parts/use-rested.ts';
import { useApi } from '../../../queries.ts';

interface Picked {
  value: string;
  label: string;
}

/** What the dialog's fields hold. */
export interface Typed {
  decision: 'accept' | 'bind' | 'create' | 'ignore' | 'none';
  customer?: Picked;
  reseller?: Picked;
}

const choices = ['accept', 'bind', 'create', 'ignore', 'none'] as const;

/** The decision, each with what it means; to which customer; of which reseller. */
export function DecideFields({ typed, type }: { typed: Typed; type: (typed: Typed) => void }) {
  const { t } = useTranslation('import');
  const styles = useStyles();
  return (
    <>
      <Field label={t('decide.what')} required>
        <RadioGroup
          value={typed.decision}
          onChange={(_, { value }) => type({ ...typed, decision: value as Typed['decision'] })}
        >
          {choices.map((choice) => (
            <Radio
              key={choice}
              value={choice}
              label={
                <>
                  {t(`decide.choice.${choice}`)}
                  <Caption1 block className={styles.about}>
                    {t(`decide.about.${choice}`)}
                  </Caption1>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {typed.decision === 'bind' && (
        <CustomerPick picked={typed.customer} pick={(customer) => type({ ...typed, customer })} />
      )}
      {typed.decision === 'create' && (
        <ResellerPick picked={typed.reseller} pick={(reseller) => type({ ...typed, reseller })} />
      )}
    </>
  );
}

interface PickProps {
  picked: Picked | undefined;
  pick: (picked: Picked | undefined) => void;
}

function CustomerPick(props: PickProps) {
  const { t } = useTranslation('import');
  const [text, setText] = useState('');
  const found = useApi('GET /customers', { query: { q: useRested(text), limit: 20 } }, { keep: true });
  const options = (found.data?.items ?? []).map(({ id, number, companyName, resellerName }) => ({
    value: id,
    label: `${companyName} (#${number}, ${resellerName})`,
  }));
  return (
    <Pick
      {...props}
      label={t('decide.customer')}
      help={t('decide.customerHelp')}
      options={options}
      search={setText}
    />
  );
}

function ResellerPick(props: PickProps) {
  const { t } = useTranslation('import');
  const [text, setText] = useState('');
  const found = useApi('GET /resellers', { query: { q: useRested(text), limit: 50 } }, { keep: true });
  const options = (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Pick
      {...props}
      label={t('decide.reseller')}
      help={t('decide.resellerHelp')}
      options={options}
      search={setText}
    />
  );
}

interface FoundProps extends PickProps {
  label: string;
  help: string;
  options: Picked[];
  search: (text: string) => void;
}

/** One of many, found at the API while typing; emptied, nothing is picked. */
function Pick({ picked, pick, label, help, options, search }: FoundProps) {
  const { t } = useTranslation(['import', 'parts']);
  const [typed, setTyped] = useState<string>();
  const write = (text: string | undefined) => {
    setTyped(text);
    search(text?.trim() ?? '');
  };
  return (
    <Field label={label} hint={help}>
      <Combobox
        autoComplete="off"
        clearable
        value={typed ?? picked?.label ?? ''}
        selectedOptions={picked ? [picked.value] : []}
        onChange={(event) => write(event.target.value)}
        onOptionSelect={(_, { optionValue }) => {
          write(undefined);
          pick(options.find(({ value }) => value === optionValue));
        }}
        onBlur={() => {
          if (typed?.trim() === '') pick(undefined);
          write(undefined);
        }}
      >
        {options.map((option) => (
          <Option key={option.value} value={option.value} text={option.label}>
            {option.label}
          </Option>
        ))}
        {options.length === 0 && (
          <Option disabled value="" text={t('parts:form.nothingFound')}>
            {t('parts:form.nothingFound')}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}

const useStyles = makeStyles({ about: { color: tokens.colorNeutralForeground3 } });
