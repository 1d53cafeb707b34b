import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** Something folded below its own one-line summary. */
export function Details({
  summary,
  onOpen,
  children,
}: {
  summary: ReactNode;
  /** Told when it is unfolded and folded. */
  onOpen?: (open: boolean) => void;
  children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <details onToggle={onOpen && (({ currentTarget }) => onOpen(currentTarget.open))}>
      <summary className={styles.summary}>{summary}</summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}

const useStyles = makeStyles({
  summary: { width: 'fit-content', cursor: 'pointer', color: tokens.colorBrandForegroundLink },
  content: { paddingTop: tokens.spacingVerticalS },
});
