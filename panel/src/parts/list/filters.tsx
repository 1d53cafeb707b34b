import {
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  ToggleButton,
  tokens,
} from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { PickFilter } from './pick-filter.tsx';
import type { ListState } from './state.ts';

export interface Filter {
  /** Name in the API's query and in the address. */
  name: string;
  label: string;
  options: { value: string; label: string }[];
  /** A chip for every value instead of one chip with a menu: for two or three values. */
  spread?: boolean;
  /** Found by typing: `options` are what was found, `current` is the chosen one. */
  pick?: { search: (text: string) => void; current?: { value: string; label: string } };
}

/** Quick filters as chips. */
export function Filters({ filters, state }: { filters: Filter[]; state: ListState }) {
  const styles = useStyles();
  return (
    <fieldset className={styles.chips}>
      {filters.map((filter) =>
        filter.spread ? (
          filter.options.map(({ value, label }) => {
            const on = state.query[filter.name] === value;
            return (
              <ToggleButton
                key={value}
                size="small"
                shape="circular"
                checked={on}
                onClick={() => state.change({ [filter.name]: on ? undefined : value })}
              >
                {label}
              </ToggleButton>
            );
          })
        ) : filter.pick ? (
          <PickFilter key={filter.name} filter={filter} state={state} />
        ) : (
          <MenuChip key={filter.name} filter={filter} state={state} />
        ),
      )}
    </fieldset>
  );
}

function MenuChip({ filter: { name, label, options }, state }: { filter: Filter; state: ListState }) {
  const { t } = useTranslation();
  const value = String(state.query[name] ?? '');
  const chosen = options.find((option) => option.value === value);
  return (
    <Menu
      checkedValues={{ [name]: [value] }}
      onCheckedValueChange={(_, data) => state.change({ [name]: data.checkedItems[0] || undefined })}
    >
      <MenuTrigger disableButtonEnhancement>
        <ToggleButton
          size="small"
          shape="circular"
          checked={Boolean(chosen)}
          icon={<ChevronDownRegular />}
          iconPosition="after"
        >
          {chosen ? `${label}: ${chosen.label}` : label}
        </ToggleButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemRadio name={name} value="">
            {t('list.any')}
          </MenuItemRadio>
          {options.map((option) => (
            <MenuItemRadio key={option.value} name={name} value={option.value}>
              {option.label}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

const useStyles = makeStyles({
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
});
