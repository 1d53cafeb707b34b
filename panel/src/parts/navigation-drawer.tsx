import { Button, Drawer, DrawerBody, DrawerHeader, DrawerHeaderTitle } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { Mark } from './mark.tsx';
import { type NavGroup, NavigationBar } from './navigation-bar.tsx';

interface NavigationDrawerProps {
  groups: NavGroup[];
  open: boolean;
  close: () => void;
}

/** The Navigation Bar of a narrow screen, over the page; downloaded when it is opened first. */
export default function NavigationDrawer({ groups, open, close }: NavigationDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer open={open} onOpenChange={(_, data) => !data.open && close()} aria-label={t('shell.navigation')}>
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ as: 'div' }}
          action={
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t('shell.close')}
              onClick={close}
            />
          }
        >
          <Mark />
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <NavigationBar groups={groups} />
      </DrawerBody>
    </Drawer>
  );
}
