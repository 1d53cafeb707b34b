import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { CopyValue } from '../parts/copy.tsx';
import { Notice } from '../parts/notice.tsx';

interface OnePasswordProps {
  title: string;
  signInName: string;
  password: string;
  close?: () => void;
}

/** A temporary password, shown this once; it lives in the page only. */
export function OnePassword({ title, signInName, password, close }: OnePasswordProps) {
  const { t } = useTranslation('users');
  return (
    <Notice intent="success" title={title}>
      <p>{t('new.password')}</p>
      <p>{signInName}</p>
      <CopyValue value={password} label={t('person.copyPassword')} />
      {close && (
        <div>
          <Button size="small" onClick={close}>
            {t('person.close')}
          </Button>
        </div>
      )}
    </Notice>
  );
}
