import type { Subscription } from '@concord/contract';
import { Field, Input, makeStyles, Radio, RadioGroup, Select, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useTermWords } from '../../../ordering/term-words.ts';
import { wholeNumber } from '../../../parts/form/whole-number.ts';
import type { Typed, Button as Verb } from './asked.ts';

interface VerbFieldsProps {
  button: Verb;
  typed: Typed;
  subscription: Subscription;
  type: (typed: Typed) => void;
}

/** What a verb has to be told; most need nothing. */
export function VerbFields({ button, typed, subscription, type }: VerbFieldsProps) {
  const { t } = useTranslation('verbs');
  if (button === 'seats')
    return (
      <WholeNumber
        label={t('field.seats')}
        required
        value={typed.seats}
        type={(seats) => type({ ...typed, seats })}
      />
    );
  if (button === 'scheduled-change') return <ScheduleFields {...{ typed, subscription, type }} />;
  return null;
}

function ScheduleFields({ typed, subscription, type }: Omit<VerbFieldsProps, 'button'>) {
  const { t } = useTranslation('verbs');
  const styles = useStyles();
  const { term, each } = useTermWords();
  const choices = ['renew', 'extend', 'cancel', ...(subscription.scheduledChange ? ['drop'] : [])] as const;
  return (
    <>
      <Field label={t('field.atTermEnd')} required>
        <RadioGroup
          value={typed.atTermEnd}
          onChange={(_, { value }) => type({ ...typed, atTermEnd: value as Typed['atTermEnd'] })}
        >
          {choices.map((choice) => (
            <Radio key={choice} value={choice} label={t(`atTermEnd.${choice as 'renew'}`)} />
          ))}
        </RadioGroup>
      </Field>
      {typed.atTermEnd === 'renew' && (
        <div className={styles.fields}>
          <WholeNumber
            label={t('field.quantity')}
            placeholder={String(subscription.seats)}
            value={typed.quantity}
            type={(quantity) => type({ ...typed, quantity })}
          />
          <Choice
            label={t('field.termDuration')}
            value={typed.termDuration}
            choices={['P1M', 'P1Y', 'P3Y'].map((value) => [value, term(value)])}
            choose={(termDuration) => type({ ...typed, termDuration })}
          />
          <Choice
            label={t('field.billingCycle')}
            value={typed.billingCycle}
            choices={['monthly', 'annual', 'triennial'].map((value) => [value, each(value)])}
            choose={(billingCycle) => type({ ...typed, billingCycle })}
          />
        </div>
      )}
    </>
  );
}

interface NumberProps {
  label: string;
  value: string;
  type: (text: string) => void;
  required?: boolean;
  placeholder?: string;
}

function WholeNumber({ label, value, type, required = false, placeholder }: NumberProps) {
  const { t } = useTranslation('verbs');
  const wrong = (required || value.trim() !== '') && wholeNumber(value) === undefined;
  return (
    <Field label={label} required={required} validationMessage={wrong ? t('field.wholeNumber') : undefined}>
      <Input
        inputMode="numeric"
        autoComplete="off"
        value={value}
        placeholder={placeholder}
        onChange={(_, data) => type(data.value)}
      />
    </Field>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  choices: [value: string, words: string][];
  choose: (value: string) => void;
}

function Choice({ label, value, choices, choose }: ChoiceProps) {
  const { t } = useTranslation('verbs');
  return (
    <Field label={label}>
      <Select value={value} onChange={(_, data) => choose(data.value)}>
        <option value="">{t('asNow')}</option>
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});
