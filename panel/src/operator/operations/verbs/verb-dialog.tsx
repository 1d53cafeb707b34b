import type { Subscription } from '@concord/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../parts/act.ts';
import { SendDialog } from '../../../parts/form/send-dialog.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { ProblemMessage } from '../../../parts/problem.tsx';
import { useSaved } from '../../../parts/saved.tsx';
import { useKeyed } from '../../../parts/use-keyed.ts';
import { useRested } from '../../../parts/use-rested.ts';
import { useApi } from '../../../queries.ts';
import { type Asked, askedOf, perform, queryOf, typedOf, type Button as Verb } from './asked.ts';
import { Consequences } from './consequences.tsx';
import { VerbFields } from './verb-fields.tsx';

interface VerbDialogProps {
  button: Verb;
  subscription: Subscription;
  close: () => void;
}

/** Says what a verb would do, and does it. */
export function VerbDialog({ button, subscription: shown, close }: VerbDialogProps) {
  const { t } = useTranslation('verbs');
  const saved = useSaved();
  // What the dialog is about stays while the page behind it follows the change.
  const [opened] = useState(shown);
  const [typed, setTyped] = useState(() => typedOf(opened));
  const asked = askedOf(button, typed, opened);
  const text = JSON.stringify(asked);
  const rested = useRested(text);
  const settled = rested === text;
  const preview = useApi(
    'GET /subscriptions/:id/preview',
    { params: { id: opened.id }, query: queryOf((rested ? JSON.parse(rested) : { verb: button }) as Asked) },
    { enabled: rested !== undefined, keep: true },
  );
  const send = useKeyed((given: Asked, key) => perform(shown, given, key));
  const act = useAct(send, {
    renews: ['subscriptions', 'events'],
    done: ({ state, reason, verb }) => {
      if (state !== 'done' || reason) return;
      saved(t(`done.${verb}`));
      close();
    },
  });
  const { answer } = act;
  const title = useTitle(button, opened);
  const action = useAction(button, asked, opened, preview.data?.before.seats ?? opened.seats);
  const ready = settled && asked !== undefined && preview.data?.allowed && !preview.isPlaceholderData;
  return (
    <SendDialog
      title={title}
      busy={act.busy}
      ready={Boolean(ready)}
      send={() => asked && act.run(asked)}
      action={answer ? undefined : action}
      close={close}
      closeLabel={t(answer ? 'close' : 'back')}
    >
      {answer ? (
        <Notice
          intent={answer.state === 'done' ? 'warning' : 'info'}
          title={t(answer.state === 'done' ? 'state.half' : 'state.pending')}
        >
          <p>{answer.reason}</p>
          <p>
            <strong>{t('state.next')}</strong> {answer.next}
          </p>
        </Notice>
      ) : (
        <>
          <p>{t(`about.${button}`)}</p>
          <VerbFields button={button} typed={typed} subscription={opened} type={setTyped} />
          <Consequences
            preview={asked ? preview.data : undefined}
            problem={asked ? preview.error : null}
            waiting={asked !== undefined && (!settled || preview.isFetching)}
          />
          {act.problem && <ProblemMessage problem={act.problem} />}
        </>
      )}
    </SendDialog>
  );
}

function useTitle(button: Verb, { autoRenew }: Subscription): string {
  const { t } = useTranslation('verbs');
  return button === 'auto-renew' ? t(autoRenew ? 'autoRenewOff' : 'autoRenewOn') : t(`verb.${button}`);
}

/** What the button says it does, with its number. */
function useAction(
  button: Verb,
  asked: Asked | undefined,
  { autoRenew }: Subscription,
  count: number,
): string {
  const { t } = useTranslation('verbs');
  if (button === 'seats') return asked?.seats ? t('do.seats', { count: asked.seats }) : t('verb.seats');
  if (button === 'auto-renew') return t(autoRenew ? 'do.off' : 'do.on');
  if (button === 'scheduled-change')
    return t(asked?.verb === 'drop-scheduled-change' ? 'do.drop' : 'do.schedule');
  return button === 'resume' ? t('do.resume') : t(`do.${button}`, { count });
}
