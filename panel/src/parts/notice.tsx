import {
  MessageBar,
  MessageBarBody,
  type MessageBarProps,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** Something to know on this page, with its text below its title. */
export function Notice({
  intent,
  title,
  children,
}: Pick<MessageBarProps, 'intent'> & { title: string; children?: ReactNode }) {
  const styles = useStyles();
  return (
    <MessageBar intent={intent} layout="multiline" role={intent === 'error' ? 'alert' : 'status'}>
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {children && <div className={styles.text}>{children}</div>}
      </MessageBarBody>
    </MessageBar>
  );
}

const useStyles = makeStyles({
  text: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
  },
});
