import { Caption1Strong, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface NavItem {
  label: string;
  to: string;
  icon: ReactNode;
  /** The entry of a page that has no pages below it, such as Home. */
  exact?: boolean;
}

export interface NavGroup {
  /** Left out for entries that stand alone. */
  label?: string;
  items: NavItem[];
}

/** The Navigation Bar on the left, or in the drawer of a narrow screen. */
export function NavigationBar({ groups, className }: { groups: NavGroup[]; className?: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <nav aria-label={t('shell.navigation')} className={mergeClasses(styles.bar, className)}>
      <div className={styles.stay}>
        {groups.map(({ label, items }) => (
          <div key={items[0]?.to}>
            {label && (
              <Caption1Strong as="h2" block className={styles.group}>
                {label}
              </Caption1Strong>
            )}
            <ul>
              {items.map(({ label: name, to, icon, exact = false }) => (
                <li key={to}>
                  <Link to={to} className={styles.item} activeOptions={{ exact, includeSearch: false }}>
                    <span className={styles.icon} aria-hidden="true">
                      {icon}
                    </span>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  );
}

const useStyles = makeStyles({
  bar: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalS}` },
  stay: {
    position: 'sticky',
    top: `calc(48px + ${tokens.spacingVerticalM})`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  group: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground3,
  },
  item: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '32px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1 },
    '&[aria-current="page"]': {
      backgroundColor: tokens.colorNeutralBackground1Selected,
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
    },
    '&[aria-current="page"]::before': {
      content: '""',
      position: 'absolute',
      left: 0,
      top: '8px',
      bottom: '8px',
      width: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
  },
  icon: { display: 'inline-flex', fontSize: '20px', flexShrink: 0 },
});
