import { Button, Field, Input } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface PasswordFieldProps {
  value: string;
  change: (value: string) => void;
  problem?: string;
  box: Ref<HTMLInputElement>;
}

/** One's own password, for signing in; can be looked at while typing. */
export function PasswordField({ value, change, problem, box }: PasswordFieldProps) {
  const { t } = useTranslation();
  const [visible, setVisible] = useState(false);
  return (
    <Field label={t('signIn.password')} required validationMessage={problem}>
      <Input
        type={visible ? 'text' : 'password'}
        name="password"
        ref={box}
        autoComplete="current-password"
        value={value}
        onChange={(_, data) => change(data.value)}
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
