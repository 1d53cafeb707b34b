import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { RouteLink } from './link.tsx';

export interface Crumb {
  label: string;
  to: string;
}

/** Way back from a page, from the top; the page itself is not part of it. */
export function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <nav aria-label={t('page.crumbs')}>
      <ol className={styles.crumbs}>
        {crumbs.map(({ label, to }) => (
          <li key={to} className={styles.crumb}>
            <RouteLink to={to}>{label}</RouteLink>
            <ChevronRightRegular aria-hidden="true" fontSize={12} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

const useStyles = makeStyles({
  crumbs: { display: 'flex', flexWrap: 'wrap' },
  crumb: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '24px',
    color: tokens.colorNeutralForeground3,
  },
});
