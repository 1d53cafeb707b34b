import type { Transfer, TransferLinesInput, TransferVerb } from '@concord/contract/transfers';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useAct } from '../../parts/act.ts';
import { SendDialog } from '../../parts/form/send-dialog.tsx';
import { ProblemMessage } from '../../parts/problem.tsx';
import { useSaved } from '../../parts/saved.tsx';
import { useKeyed } from '../../parts/use-keyed.ts';
import { useRested } from '../../parts/use-rested.ts';
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
  return (
    <SendDialog
      title={t(`verb.${verb}`)}
      busy={act.busy}
      ready={Boolean(ready)}
      send={() => act.run({ lines })}
      action={verb === 'accept' ? t('do.accept', { count: lines.length }) : t(`do.${verb}`)}
      close={close}
      closeLabel={t('dialog.back')}
    >
      {offered && <ConfirmedLines named={transfer.named} lines={lines} change={setLines} />}
      {verb === 'accept' && !offered && (
        <ChosenLines choice={transfer.choice} lines={lines} change={setLines} />
      )}
      <Will preview={preview.data} problem={preview.error} waiting={!settled || preview.isFetching} />
      {act.problem && <ProblemMessage problem={act.problem} />}
    </SendDialog>
  );
}

const offeredOf = ({ named }: Transfer) =>
  named.flatMap(({ microsoftId, mpnId }) => (microsoftId ? [{ microsoftId, ...(mpnId && { mpnId }) }] : []));
