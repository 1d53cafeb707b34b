import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../parts/copy.tsx';
import { OutsideLink } from '../parts/link.tsx';

/** Microsoft's relationship invitation, to open or to send to whoever administers the tenant. */
export function InvitationLink({ href }: { href: string }) {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <OutsideLink href={href}>{t('invitation.confirm')}</OutsideLink>
      <CopyButton text={href} label={t('invitation.copy')} />
    </div>
  );
}

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});
