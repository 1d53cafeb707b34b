import {
  Button,
  Menu,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { ColumnTripleEditRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Columns } from './columns.ts';

/** Which columns are shown; the choice is kept for the member. */
export function ColumnsMenu<Row>({ columns: { all, shown, show } }: { columns: Columns<Row> }) {
  const { t } = useTranslation();
  const checked = shown.map(({ id }) => id);
  return (
    <Menu
      checkedValues={{ columns: checked }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const changed = all.find(({ id }) => checkedItems.includes(id) !== checked.includes(id));
        if (changed) show(changed.id, checkedItems.includes(changed.id));
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<ColumnTripleEditRegular />}>
          {t('list.columns')}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {all.map(({ id, label, main }) => (
            <MenuItemCheckbox key={id} name="columns" value={id} disabled={main}>
              {label}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
