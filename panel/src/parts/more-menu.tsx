import {
  Button,
  Menu,
  MenuItem,
  type MenuItemProps,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';

export interface MoreItem {
  label: string;
  icon?: MenuItemProps['icon'];
  disabled?: boolean;
  onClick: () => void;
}

/** Everything that can be done with an object besides the primary action. */
export function MoreMenu({ items }: { items: MoreItem[] }) {
  const { t } = useTranslation();
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<MoreHorizontalRegular />} aria-label={t('page.more')} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {items.map(({ label, ...item }) => (
            <MenuItem key={label} {...item}>
              {label}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
