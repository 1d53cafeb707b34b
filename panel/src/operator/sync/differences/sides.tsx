import type { Difference } from '@concord/contract';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { narrowMedia } from '../../../parts/media.ts';
import { Section } from '../../../parts/section.tsx';
import { useValueWords } from './values.ts';

/** What our record says and what Microsoft says, side by side. */
export function Sides({ difference }: { difference: Difference }) {
  const { t } = useTranslation('differences');
  const styles = useStyles();
  const words = useValueWords();
  const { ours, theirs } = difference;
  return (
    <Section title={t('one.values')}>
      <dl className={styles.sides}>
        <div>
          <dt className={styles.label}>{t('column.ours')}</dt>
          <dd className={styles.value}>{words(difference, 'ours', ours)}</dd>
          <Only label={t('one.onlyHere')} of={ours} beside={theirs} />
        </div>
        <div>
          <dt className={styles.label}>{t('column.theirs')}</dt>
          <dd className={styles.value}>{words(difference, 'theirs', theirs)}</dd>
          <Only label={t('one.onlyThere')} of={theirs} beside={ours} />
        </div>
      </dl>
    </Section>
  );
}

/** Of two lists, what only one of them holds. */
function Only({ label, of, beside }: { label: string; of: unknown; beside: unknown }) {
  const styles = useStyles();
  if (!Array.isArray(of)) return null;
  const others: unknown[] = Array.isArray(beside) ? beside : [];
  const only = of.filter((one) => !others.includes(one)).map(String);
  if (only.length === 0) return null;
  return (
    <dd className={styles.only}>
      {label}: {only.join(', ')}
    </dd>
  );
}

const useStyles = makeStyles({
  sides: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    [`@media ${narrowMedia}`]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  label: { color: tokens.colorNeutralForeground3 },
  value: { ...typographyStyles.title3, overflowWrap: 'anywhere' },
  only: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});
