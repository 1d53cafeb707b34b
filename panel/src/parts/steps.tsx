import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { narrowMedia } from './media.ts';
import { Status, type Tone } from './status.tsx';

export interface Step {
  name: string;
  tone: Tone;
  /** The state as a word, e.g. "Waiting". */
  state: string;
  /** How long it took, or has taken so far. */
  elapsed?: ReactNode;
  /** What was found, why it waits or failed, what to do next. */
  children?: ReactNode;
}

/** Long work as named steps, each with its state, time, reason and next. */
export function Steps({ label, steps }: { label: string; steps: Step[] }) {
  const styles = useStyles();
  return (
    <ol aria-label={label} className={styles.steps}>
      {steps.map(({ name, tone, state, elapsed, children }) => (
        <li key={name} className={styles.step}>
          <span className={styles.name}>{name}</span>
          <Status tone={tone}>{state}</Status>
          <div className={styles.text}>{children}</div>
          <span className={styles.elapsed}>{elapsed}</span>
        </li>
      ))}
    </ol>
  );
}

const useStyles = makeStyles({
  steps: { display: 'flex', flexDirection: 'column' },
  step: {
    display: 'grid',
    gridTemplateColumns: '240px 120px minmax(0, 1fr) auto',
    alignItems: 'start',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalM} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    [`@media ${narrowMedia}`]: { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  elapsed: {
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
    [`@media ${narrowMedia}`]: { gridColumn: '1 / -1', textAlign: 'left' },
  },
  text: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    [`@media ${narrowMedia}`]: { gridColumn: '1 / -1' },
  },
});
