import type { CreatedMember } from '@concord/contract';
import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { CopyValue } from '../../parts/copy.tsx';
import { Notice } from '../../parts/notice.tsx';

/** The generated password of a new member, shown this once. */
export function NewPassword({ member, close }: { member: CreatedMember; close: () => void }) {
  const { t } = useTranslation('members');
  return (
    <Notice intent="success" title={t('createdTitle', { name: member.name })}>
      <p>{t('createdText')}</p>
      <CopyValue value={member.password} label={t('copyPassword')} />
      <div>
        <Button size="small" onClick={close}>
          {t('close')}
        </Button>
      </div>
    </Notice>
  );
}
