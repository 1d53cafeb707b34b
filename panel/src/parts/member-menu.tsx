import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { PersonCircleRegular, SignOutRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signOut, useSession } from '../session.ts';
import { useNarrow } from './media.ts';

/** Who is signed in, for whom, and the way out. */
export function MemberMenu() {
  const { t } = useTranslation();
  const styles = useStyles();
  const { member, organisation } = useSession();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const leave = (everywhere: boolean) =>
    void signOut(everywhere).finally(() => void navigate({ to: '/sign-in' }));
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="transparent"
          className={styles.button}
          icon={<PersonCircleRegular />}
          aria-label={t('shell.member', { name: member.name })}
        >
          {!narrow && (
            <span className={styles.name} title={member.name}>
              {member.name}
            </span>
          )}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.who}>
          <strong>{member.name}</strong>
          <span>{member.email}</span>
          <span>{organisation}</span>
          <span>{t(`role.${member.role}`)}</span>
        </div>
        <MenuDivider />
        <MenuList>
          <MenuItem icon={<SignOutRegular />} onClick={() => leave(false)}>
            {t('shell.signOut')}
          </MenuItem>
          <MenuItem icon={<SignOutRegular />} onClick={() => leave(true)}>
            {t('shell.signOutEverywhere')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

const useStyles = makeStyles({
  button: { minWidth: 'auto', flexShrink: 0, paddingInline: tokens.spacingHorizontalXS },
  name: { maxWidth: '240px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  who: {
    display: 'flex',
    flexDirection: 'column',
    maxWidth: '300px',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    '& strong': { color: tokens.colorNeutralForeground1 },
  },
});
