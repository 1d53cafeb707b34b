import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { narrowMedia } from './media.ts';

/** Names and values of an object that are read, not edited. A value that is not there is said to be so. */
export function Facts({ facts }: { facts: [name: string, value: ReactNode][] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>{value ?? <span className={styles.name}>{t('state.none')}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

const useStyles = makeStyles({
  facts: { display: 'flex', flexDirection: 'column' },
  fact: {
    display: 'grid',
    gridTemplateColumns: '220px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    [`@media ${narrowMedia}`]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalXXS },
  },
  name: { color: tokens.colorNeutralForeground3 },
  value: { minWidth: 0, overflowWrap: 'anywhere' },
});
