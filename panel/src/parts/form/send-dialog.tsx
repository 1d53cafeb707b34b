import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';

interface SendDialogProps {
  title: string;
  children: ReactNode;
  busy: boolean;
  /** Whether what is asked for can be sent now. */
  ready: boolean;
  send: () => void;
  /** The verb on the button that sends; without it there is nothing more to send. */
  action?: string;
  /** Stands where the button that sends stood, when it was sent. */
  next?: ReactNode;
  close: () => void;
  closeLabel: string;
}

/** Asks for something and sends it, with the button or with Enter. It cannot be closed while it is being sent. */
export function SendDialog(props: SendDialogProps) {
  const { title, children, busy, ready, send, action, next, close, closeLabel } = props;
  const styles = useStyles();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React hands it on to the form that the dialog was opened from.
    event.stopPropagation();
    if (action && ready && !busy) send();
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && !busy && close()}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>{children}</DialogContent>
            <DialogActions>
              <Button onClick={close} disabledFocusable={busy}>
                {closeLabel}
              </Button>
              {action ? (
                <Button
                  type="submit"
                  appearance="primary"
                  className={styles.action}
                  disabledFocusable={!ready || busy}
                >
                  {action}
                </Button>
              ) : (
                next
              )}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalM,
  },
  action: { whiteSpace: 'nowrap' },
});
