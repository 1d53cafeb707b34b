import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** Something folded below its own one-line summary. */
export function Details({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  const styles = useStyles();
  return (
    <details>
      <summary className={styles.summary}>{summary}</summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}

const useStyles = makeStyles({
  summary: { width: 'fit-content', cursor: 'pointer', color: tokens.colorBrandForegroundLink },
  content: { paddingTop: tokens.spacingVerticalS },
});
