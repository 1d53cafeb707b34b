import type { Decision } from '@concord/contract';
import {
  Caption1,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

/** What the dialog's fields hold, as typed. */
export interface Typed {
  decision: Decision | 'none';
  days: string;
  note: string;
}

const choices = ['take', 'push', 'accept', 'ask', 'none'] as const;

interface DecisionFieldsProps {
  typed: Typed;
  type: (typed: Typed) => void;
  daysFit: boolean;
}

/** The decision, each with what it means; for how many days; why. */
export function DecisionFields({ typed, type, daysFit }: DecisionFieldsProps) {
  const { t } = useTranslation('differences');
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
                  {t(`decision.${choice}`)}
                  <Caption1 block className={styles.about}>
                    {t(`about.${choice}`)}
                  </Caption1>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {typed.decision === 'accept' && (
        <Field
          label={t('decide.days')}
          required
          validationMessage={daysFit ? undefined : t('decide.daysWrong')}
        >
          <Input
            inputMode="numeric"
            autoComplete="off"
            value={typed.days}
            onChange={(_, { value }) => type({ ...typed, days: value })}
          />
        </Field>
      )}
      <Field label={t('decide.note')} hint={t('decide.noteHelp')}>
        <Textarea
          rows={2}
          resize="vertical"
          maxLength={500}
          value={typed.note}
          onChange={(_, { value }) => type({ ...typed, note: value })}
        />
      </Field>
    </>
  );
}

const useStyles = makeStyles({ about: { color: tokens.colorNeutralForeground3 } });
