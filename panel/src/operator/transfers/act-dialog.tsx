import type { Transfer, TransferLinesInput, TransferVerb } from '@concord/contract/transfers';
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
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useAct } from '../../parts/act.ts';
import { ProblemMessage } from '../../parts/problem.tsx';
import { useSaved } from '../../parts/saved.tsx';
import { useKeyed } from '../../parts/use-keyed.ts';
import { useRested } from '../operations/verbs/use-rested.ts';
import { ChosenLines, ConfirmedLines } from './line-fields.tsx';
import { Will } from './will.tsx';

interface ActDialogProps {
  verb: TransferVerb;
  transfer: Transfer;
  close: () => void;
}

/** Says what a verb would do to a transfer, and does it. */
export function ActDialog({ verb, transfer: shown, close }: ActDialogProps) {
  const { t } = useTranslation('transfers');
  const styles = useStyles();
  const saved = useSaved();
  const [transfer] = useState(shown);
  const { id } = transfer;
  const offered = verb === 'accept' && transfer.kind === 'legacy';
  const [lines, setLines] = useState<TransferLinesInput['lines']>(() => (offered ? offeredOf(transfer) : []));
  const text = JSON.stringify(lines);
  const rested = useRested(text);
  const settled = rested === text;
  const preview = useQuery({
    queryKey: ['POST /transfers/:id/preview', { id }, { verb, lines: rested }],
    queryFn: () =>
      call('POST /transfers/:id/preview', {
        params: { id },
        body: { verb, lines: JSON.parse(rested ?? '[]') },
      }),
    enabled: rested !== undefined,
    gcTime: 0,
  });
  const send = useKeyed((body: TransferLinesInput, idempotencyKey) => {
    const options = { params: { id }, idempotencyKey };
    if (verb === 'accept') return call('POST /transfers/:id/accept', { ...options, body });
    if (verb === 'reject') return call('POST /transfers/:id/reject', options);
    return call('POST /transfers/:id/withdraw', options);
  });
  const act = useAct(send, {
    renews: ['transfers', 'subscriptions', 'events', 'reports'],
    done: ({ pending }) => {
      if (!pending) saved(t(`done.${verb}`));
      close();
    },
  });
  const ready = settled && preview.data?.allowed && !preview.isFetching;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !act.busy) act.run({ lines });
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && !act.busy && close()}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{t(`verb.${verb}`)}</DialogTitle>
            <DialogContent className={styles.content}>
              {offered && <ConfirmedLines named={transfer.named} lines={lines} change={setLines} />}
              {verb === 'accept' && !offered && (
                <ChosenLines choice={transfer.choice} lines={lines} change={setLines} />
              )}
              <Will preview={preview.data} problem={preview.error} waiting={!settled || preview.isFetching} />
              {act.problem && <ProblemMessage problem={act.problem} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={close} disabledFocusable={act.busy}>
                {t('dialog.back')}
              </Button>
              <Button
                type="submit"
                appearance="primary"
                className={styles.action}
                disabledFocusable={!ready || act.busy}
              >
                {verb === 'accept' ? t('do.accept', { count: lines.length }) : t(`do.${verb}`)}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

const offeredOf = ({ named }: Transfer) =>
  named.flatMap(({ microsoftId, mpnId }) => (microsoftId ? [{ microsoftId, ...(mpnId && { mpnId }) }] : []));

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalM,
  },
  action: { whiteSpace: 'nowrap' },
});
