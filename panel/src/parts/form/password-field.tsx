import { Button, Field, Input } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { FieldProps } from './text-field.tsx';
import { useProblem } from './use-problem.ts';

/** One's own password, for signing in; can be looked at while typing. */
export function PasswordField({ name, label, required }: FieldProps) {
  const { t } = useTranslation();
  const { field, fieldState } = useController({ name });
  const [visible, setVisible] = useState(false);
  return (
    <Field label={label} required={required} validationMessage={useProblem(fieldState.error)}>
      <Input
        type={visible ? 'text' : 'password'}
        name={name}
        ref={field.ref}
        autoComplete="current-password"
        value={String(field.value ?? '')}
        onBlur={field.onBlur}
        onChange={(_, data) => field.onChange(data.value)}
        contentAfter={
          <Button
            appearance="transparent"
            size="small"
            icon={visible ? <EyeOffRegular /> : <EyeRegular />}
            aria-label={t(visible ? 'signIn.hide' : 'signIn.show')}
            onClick={() => setVisible(!visible)}
          />
        }
      />
    </Field>
  );
}
