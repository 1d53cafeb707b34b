import { makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** A titled group of fields. */
export function Fieldset({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <fieldset className={styles.set}>
      <legend className={styles.title}>
        <Subtitle1 as="h2">{title}</Subtitle1>
      </legend>
      {lead && <div className={styles.lead}>{lead}</div>}
      {children}
    </fieldset>
  );
}

const useStyles = makeStyles({
  set: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    minWidth: 0,
    maxWidth: '640px',
    margin: 0,
    padding: 0,
    border: 'none',
  },
  title: { padding: 0, paddingBottom: tokens.spacingVerticalM },
  lead: { color: tokens.colorNeutralForeground2, marginTop: `calc(-1 * ${tokens.spacingVerticalS})` },
});
