import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export interface Tab {
  label: string;
  to: string;
}

/** Tabs of an object's page: each has its own address, so they are links. */
export function Tabs({ tabs }: { tabs: Tab[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <nav aria-label={t('page.tabs')} className={styles.bar}>
      {tabs.map(({ label, to }) => (
        <Link
          key={to}
          to={to}
          className={styles.tab}
          activeOptions={{ exact: true, includeSearch: false }}
          replace
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    outlineOffset: '-2px',
    borderBottom: '2px solid transparent',
    ':hover': { borderBottomColor: tokens.colorNeutralStroke1Hover, color: tokens.colorNeutralForeground1 },
    '&[aria-current="page"]': {
      borderBottomColor: tokens.colorCompoundBrandStroke,
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
    },
  },
});
