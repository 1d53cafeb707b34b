import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../parts/notice.tsx';

interface Finding {
  code: string;
  text: string;
  next: string;
  level?: 'refusal' | 'warning';
}

/** What stands in the way of an order or should be known before it: what, what to do next, where. */
export function Problems<F extends Finding>({
  problems,
  where,
}: {
  problems: F[];
  where?: (problem: F) => ReactNode;
}) {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  return (
    <div className={styles.list}>
      {problems.map((problem) => (
        <Notice
          key={problem.code}
          intent={problem.level === 'warning' ? 'warning' : 'error'}
          title={problem.text}
        >
          <p>
            {problem.next} {where?.(problem)}
          </p>
          <span className={styles.code}>{t('problem.code', { code: problem.code })}</span>
        </Notice>
      ))}
    </div>
  );
}

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  code: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});
