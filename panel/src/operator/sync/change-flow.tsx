import type { ChangeFlow as Flow } from '@concord/contract';
import { Field, makeStyles, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { Count } from '../../parts/money.tsx';
import { Section } from '../../parts/section.tsx';
import { ErrorState, Loading } from '../../parts/states.tsx';
import { useApi } from '../../queries.ts';
import { useLanguage } from '../../texts/i18n.ts';
import { shortLength } from './lengths.ts';

const periods = [24, 168, 720] as const;
const everyMs = 30_000;

/** How word of an account's changes came: lag, lost events, what only the full pull saw. */
export function ChangeFlow({ partnerAccountId }: { partnerAccountId: string }) {
  const { t } = useTranslation('sync');
  const styles = useStyles();
  const [hours, setHours] = useState<number>(periods[1]);
  const flow = useApi(
    'GET /partner-accounts/:id/flow',
    { params: { id: partnerAccountId }, query: { hours } },
    { every: everyMs, keep: true },
  );
  return (
    <Section title={t('flow.title')} lead={t('flow.lead')}>
      <Field label={t('flow.period')} className={styles.period}>
        <Select value={String(hours)} onChange={(_, data) => setHours(Number(data.value))}>
          {periods.map((period) => (
            <option key={period} value={period}>
              {t(`flow.hours${period}`)}
            </option>
          ))}
        </Select>
      </Field>
      {flow.data ? (
        <Figures flow={flow.data} />
      ) : flow.error ? (
        <ErrorState problem={flow.error} retry={flow.refetch} />
      ) : (
        <Loading />
      )}
    </Section>
  );
}

function Figures({ flow }: { flow: Flow }) {
  const { t } = useTranslation('sync');
  const language = useLanguage();
  const { lag, webhookLag, lost, lostRate, matched, awaited } = flow;
  const known = matched + lost;
  const pair = (both: Flow['lag']) =>
    both
      ? t('flow.pair', { p50: shortLength(both.p50, language), p99: shortLength(both.p99, language) })
      : t('flow.noChanges');
  const lostWords = () => {
    if (lostRate === null) return t('flow.lostUnknown');
    const rate = lostRate.toLocaleString(language, { style: 'percent', maximumFractionDigits: 2 });
    return lost > 0 ? t('flow.lostText', { rate, lost, known }) : t('flow.lostNone', { known });
  };
  return (
    <Facts
      facts={[
        [t('flow.lag'), pair(lag)],
        [t('flow.webhookLag'), pair(webhookLag)],
        [t('flow.lostRate'), lostWords()],
        [t('flow.awaited'), <Count key="awaited" of={awaited} />],
        [t('flow.events'), <Count key="events" of={flow.webhooks} />],
        [t('flow.records'), <Count key="records" of={flow.auditRecords} />],
        [t('flow.finds'), <Count key="finds" of={flow.sweepFinds} />],
        [t('flow.waiting'), <Count key="waiting" of={flow.waiting} />],
      ]}
    />
  );
}

const useStyles = makeStyles({ period: { maxWidth: '240px' } });
