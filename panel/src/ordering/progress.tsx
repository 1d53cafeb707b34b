import type { Order } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { MicrosoftDetails } from '../parts/microsoft-details.tsx';
import type { Tone } from '../parts/status.tsx';
import { type Step, Steps } from '../parts/steps.tsx';
import { Time } from '../parts/time.tsx';
import { Elapsed } from './elapsed.tsx';

type OrderStep = Order['steps'][number];

const tones: Record<OrderStep['state'], Tone> = {
  pending: 'neutral',
  running: 'running',
  waiting: 'waiting',
  retrying: 'running',
  failed: 'bad',
  done: 'good',
  skipped: 'off',
};

/** Named steps of an order with state, time, reason and what comes next; steps that are not needed are left out. */
export function Progress({ steps }: { steps: OrderStep[] }) {
  const { t } = useTranslation('ordering');
  const shown = steps.filter(({ state }) => state !== 'skipped');
  return (
    <Steps
      label={t('progress.title')}
      steps={shown.map(
        (step): Step => ({
          name: t(`step.${step.name}`),
          tone: tones[step.state],
          state: t(`step-state.${step.state}`),
          elapsed: step.startedAt && <Elapsed from={step.startedAt} to={step.finishedAt} />,
          children: hasWords(step) && <StepWords step={step} />,
        }),
      )}
    />
  );
}

function hasWords({ state, reason, next, dueAt }: OrderStep): boolean {
  return state !== 'done' && Boolean(reason ?? next ?? dueAt);
}

function StepWords({ step: { reason, next, dueAt, code, requestId, correlationId } }: { step: OrderStep }) {
  const { t } = useTranslation('ordering');
  return (
    <>
      {reason && <p>{reason}</p>}
      {next && (
        <p>
          <strong>{t('progress.next')}</strong> {next}
        </p>
      )}
      {dueAt && (
        <p>
          {t('progress.due')} <Time at={dueAt} />
        </p>
      )}
      {code && (
        <MicrosoftDetails
          microsoft={{ code, requestId: requestId ?? '', correlationId: correlationId ?? '' }}
        />
      )}
    </>
  );
}
