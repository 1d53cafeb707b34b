import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  CircleRegular,
  DismissCircleFilled,
  HourglassHalfRegular,
  SubtractCircleRegular,
  WarningFilled,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';

/** How a state is to be taken; never told by colour alone. */
export type Tone = 'good' | 'warning' | 'bad' | 'waiting' | 'running' | 'off' | 'neutral';

const icons: Record<Tone, ReactNode> = {
  good: <CheckmarkCircleFilled />,
  warning: <WarningFilled />,
  bad: <DismissCircleFilled />,
  waiting: <HourglassHalfRegular />,
  running: <Spinner size="extra-tiny" />,
  off: <SubtractCircleRegular />,
  neutral: <CircleRegular />,
};

/** A state as icon and word. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  const styles = useStyles();
  return (
    <span className={styles.status}>
      <span className={mergeClasses(styles.icon, styles[tone])} aria-hidden="true">
        {icons[tone]}
      </span>
      <span className={styles.word}>{children}</span>
    </span>
  );
}

const useStyles = makeStyles({
  status: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  word: { overflowWrap: 'normal' },
  icon: { display: 'inline-flex', flexShrink: 0, fontSize: '16px' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  waiting: { color: tokens.colorBrandForeground1 },
  running: { color: tokens.colorBrandForeground1 },
  off: { color: tokens.colorNeutralForeground3 },
  neutral: { color: tokens.colorNeutralForeground3 },
});
