import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

/** The product's mark and name. */
export function Mark() {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <span className={styles.mark}>
      <svg viewBox="0 0 24 24" className={styles.rings} aria-hidden="true">
        <circle cx="9" cy="12" r="6.5" />
        <circle cx="15" cy="12" r="6.5" />
      </svg>
      <Subtitle2>{t('product')}</Subtitle2>
    </span>
  );
}

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  rings: {
    width: '24px',
    height: '24px',
    fill: 'none',
    stroke: tokens.colorBrandForeground1,
    strokeWidth: '3px',
  },
});
