import type { CheckLine, ConnectionCheck } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { MicrosoftDetails } from '../../parts/microsoft-details.tsx';
import { Section } from '../../parts/section.tsx';
import { EmptyState } from '../../parts/states.tsx';
import type { Tone } from '../../parts/status.tsx';
import { Steps } from '../../parts/steps.tsx';
import { CheckStatus } from './check-status.tsx';

const tones: Record<CheckLine['state'], Tone> = {
  waiting: 'neutral',
  running: 'running',
  passed: 'good',
  warning: 'warning',
  failed: 'bad',
  skipped: 'off',
};

/** The last connection check; its lines come in as they finish. */
export function Check({ check }: { check: ConnectionCheck | null }) {
  const { t } = useTranslation('settings');
  if (!check)
    return (
      <Section title={t('check.title')} lead={t('check.lead')}>
        <EmptyState title={t('check.never')} text={t('check.neverText')} />
      </Section>
    );
  const steps = check.lines.map((line) => ({
    name: t(`check.line.${line.name}`),
    tone: tones[line.state],
    state: t(`check.state.${line.state}`),
    elapsed: line.ms === undefined ? undefined : t('check.ms', { count: line.ms }),
    children: <Finding line={line} />,
  }));
  return (
    <Section
      title={t('check.title')}
      lead={t('check.lead')}
      aside={
        <span role="status">
          <CheckStatus state={check.state} at={check.finishedAt ?? check.startedAt} />
        </span>
      }
    >
      <Steps label={t('check.title')} steps={steps} />
    </Section>
  );
}

function Finding({ line: { finding, cause, fix, microsoft } }: { line: CheckLine }) {
  const { t } = useTranslation('settings');
  if (!finding && !cause && !fix && !microsoft) return null;
  return (
    <>
      {finding && <p>{finding}</p>}
      {cause && (
        <p>
          <strong>{t('check.why')}</strong> {cause}
        </p>
      )}
      {fix && (
        <p>
          <strong>{t('check.fix')}</strong> {fix}
        </p>
      )}
      <MicrosoftDetails microsoft={microsoft} />
    </>
  );
}
