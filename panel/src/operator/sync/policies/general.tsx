import { useTranslation } from 'react-i18next';
import { SaveButton } from '../../../parts/form/buttons.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { PolicyFields } from './fields.tsx';
import { PolicyForm } from './form.tsx';
import { PolicyFrame, WithPolicy } from './frame.tsx';

export default function GeneralTab() {
  const { t } = useTranslation('differences');
  return (
    <WithPolicy>
      {(policy) => (
        <PolicyForm key={policy.id} policy={policy}>
          <PolicyFrame policy={policy} primary={<SaveButton />}>
            {policy.active && (
              <Notice intent="info" title={t('policy.activeNotice')}>
                <p>{t('policy.activeNoticeText')}</p>
              </Notice>
            )}
            <PolicyFields policy={policy} />
          </PolicyFrame>
        </PolicyForm>
      )}
    </WithPolicy>
  );
}
