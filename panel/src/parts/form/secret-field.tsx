import type { SecretInfo } from '@concord/contract';
import { Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DateText, Time } from '../time.tsx';
import type { FieldProps } from './text-field.tsx';
import { useProblem } from './use-problem.ts';

interface SecretFieldProps extends FieldProps {
  /** All that is known of the stored secret. */
  info: SecretInfo | null;
}

/** A secret can be set and replaced, never read: the field is empty, and left empty it changes nothing. */
export function SecretField({ name, label, help, required, info }: SecretFieldProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { field, fieldState } = useController({ name });
  return (
    <div className={styles.secret}>
      <Field label={label} hint={help} required={required} validationMessage={useProblem(fieldState.error)}>
        <Input
          type="password"
          name={name}
          ref={field.ref}
          autoComplete="new-password"
          value={String(field.value ?? '')}
          placeholder={info ? t('secret.keep') : undefined}
          onBlur={field.onBlur}
          onChange={(_, data) => field.onChange(data.value)}
        />
      </Field>
      {info && (
        <Caption1 className={styles.info}>
          {t('secret.set')} <Time at={info.setAt} />
          {`, ${t('secret.endsIn', { letters: info.endsIn })}`}
          {info.expiresAt && (
            <>
              {`, ${t('secret.expires')} `}
              <DateText date={info.expiresAt} />
            </>
          )}
        </Caption1>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  secret: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  info: { color: tokens.colorNeutralForeground2 },
});
