import type { DifferenceStep } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../parts/section.tsx';
import { Time } from '../../../parts/time.tsx';

/** Every step of a disagreement so far, from the first. */
export function History({ steps }: { steps: DifferenceStep[] }) {
  const { t } = useTranslation('differences');
  const styles = useStyles();
  return (
    <Section title={t('one.history')} lead={t('one.historyLead')}>
      <ol>
        {steps.map(({ at, text, by }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other identity and keep their order
          <li key={index} className={styles.step}>
            <span className={styles.text}>
              {text} {by && <span className={styles.by}>{t('one.by', { by })}</span>}
            </span>
            <Time at={at} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

const useStyles = makeStyles({
  step: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  by: { color: tokens.colorNeutralForeground3 },
});
