import type { ReconciliationLine } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

/** What comes of a line in words: what Microsoft deletes with it, why it is or will be refused, what helps. */
export function LineConsequence({ line: { consequence, reason } }: { line: ReconciliationLine }) {
  const { t } = useTranslation('reconciliations');
  const styles = useStyles();
  const { text, dropped, refusal } = consequence;
  const why = reason ?? refusal?.text;
  return (
    <span className={styles.texts}>
      <span>{text}</span>
      {dropped && (
        <span className={styles.more}>
          {t('line.dropped')} {dropped}
        </span>
      )}
      {why && <span className={styles.more}>{why}</span>}
      {refusal && (
        <span className={styles.more}>
          <strong>{t('line.next')}</strong> {refusal.next}
        </span>
      )}
    </span>
  );
}

const useStyles = makeStyles({
  texts: {
    display: 'inline-flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalXS,
    minWidth: '200px',
    maxWidth: '60ch',
  },
  more: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});
