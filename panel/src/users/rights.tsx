import type { Binding, TenantAccess } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { CopyValue } from '../parts/copy.tsx';
import { OutsideLink } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';

/** Which roles the partner's agents hold in a tenant now, and the link on which the customer approves the others. */
export function Rights({ access, binding }: { access: TenantAccess; binding: Binding }) {
  const { t } = useTranslation('users');
  const { granted, missing, approvalLink } = access;
  const roles = granted.length > 0 && <p>{t('rights.roles', { roles: granted.join(', ') })}</p>;
  if (!approvalLink)
    return (
      <Notice intent="success" title={t('rights.granted')}>
        {roles}
        <p>{t('rights.grantedText')}</p>
      </Notice>
    );
  return (
    <Notice intent="warning" title={t('rights.missing')}>
      {roles}
      <p>{t('rights.missingRoles', { roles: missing.join(', ') })}</p>
      <p>{t('rights.missingText', { domain: binding.domain })}</p>
      <CopyValue value={approvalLink} label={t('rights.copy')} />
      <p>
        <OutsideLink href={approvalLink}>{t('rights.open')}</OutsideLink>
      </p>
    </Notice>
  );
}
