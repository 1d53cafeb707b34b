import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const saidMs = 2_000;

/** Copies a text and says so on itself. @param label accessible name, e.g. "Copy redirect address" */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), saidMs);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      size="small"
      icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
      aria-label={copied ? t('copy.done') : label}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {copied ? t('copy.done') : t('copy.copy')}
    </Button>
  );
}

/** A value in fixed-width letters with its copy button. */
export function CopyValue({ value, label }: { value: string; label: string }) {
  const styles = useStyles();
  return (
    <span className={styles.line}>
      <code className={styles.value}>{value}</code>
      <CopyButton text={value} label={label} />
    </span>
  );
}

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  value: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', minWidth: 0 },
});
