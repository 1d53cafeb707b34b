import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../parts/link.tsx';
import { Section } from '../parts/section.tsx';

export interface NeedLine {
  id: string;
  to: string;
  search?: Record<string, string>;
  name: string;
  note: ReactNode;
  /** What to do, below the name. */
  more?: ReactNode;
}

export interface NeedOf {
  title: string;
  text: string;
  total: number;
  /** The first few. */
  lines: NeedLine[];
  /** Where all of them are. */
  all: { to: string; search: Record<string, string> };
}

/** One kind of thing that needs a person, with its first few. */
export function Need({ need }: { need: NeedOf }) {
  const { t } = useTranslation('operator');
  const styles = useStyles();
  const more = need.total > need.lines.length && (
    <RouteLink to={need.all.to} search={need.all.search as never}>
      {t('home.all', { count: need.total })}
    </RouteLink>
  );
  return (
    <Section title={`${need.title} (${need.total.toLocaleString()})`} lead={need.text} aside={more}>
      <ul>
        {need.lines.map(({ id, to, search, name, note, more: below }) => (
          <li key={id} className={styles.line}>
            <RouteLink to={to} search={search as never} className={styles.name}>
              {name}
            </RouteLink>
            <span className={styles.note}>{note}</span>
            {below && <div className={styles.below}>{below}</div>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { minWidth: 0, overflowWrap: 'anywhere' },
  note: { color: tokens.colorNeutralForeground2 },
  below: { flexBasis: '100%', color: tokens.colorNeutralForeground2 },
});
