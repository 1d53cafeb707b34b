import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { RouteLink } from './link.tsx';
import { Count } from './money.tsx';

export interface Figure {
  label: string;
  value: number;
  to: string;
  search?: Record<string, string>;
}

/** Numbers that matter, large; each leads to what it counts. */
export function Figures({ figures }: { figures: Figure[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.figures}>
      {figures.map(({ label, value, to, search }) => (
        <div key={label} className={styles.figure}>
          <dt className={styles.label}>{label}</dt>
          <dd>
            <RouteLink to={to} search={search as never} className={styles.value}>
              <Count of={value} />
            </RouteLink>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const useStyles = makeStyles({
  figures: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXXL}`,
  },
  figure: { display: 'flex', flexDirection: 'column-reverse' },
  label: { color: tokens.colorNeutralForeground3 },
  value: { ...typographyStyles.title1 },
});
