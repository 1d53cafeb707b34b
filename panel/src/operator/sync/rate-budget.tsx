import type { PaceGraph } from '@concord/contract';
import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../parts/chart.tsx';
import { Section } from '../../parts/section.tsx';
import { EmptyState, ErrorState, Loading } from '../../parts/states.tsx';
import { useApi } from '../../queries.ts';
import { paceFigures } from './pace-figures.ts';

/** A minute is what is counted. */
const everyMs = 30_000;
const periods = [3, 24, 168] as const;

interface RateBudgetProps {
  accounts: { id: string; name: string }[];
}

/** Calls of Partner Center minute by minute: used, allowed, refused. */
export function RateBudget({ accounts }: RateBudgetProps) {
  const { t } = useTranslation('sync');
  const styles = useStyles();
  const [chosen, setChosen] = useState('');
  const [hours, setHours] = useState<number>(periods[0]);
  const id = accounts.find((account) => account.id === chosen)?.id ?? accounts[0]?.id ?? '';
  const pace = useApi(
    'GET /partner-accounts/:id/pace',
    { params: { id }, query: { hours } },
    { every: everyMs, enabled: id !== '', keep: true },
  );
  return (
    <Section title={t('pace.title')} lead={t('pace.lead')}>
      <div className={styles.choices}>
        {accounts.length > 1 && (
          <Field label={t('pace.account')}>
            <Select value={id} onChange={(_, data) => setChosen(data.value)}>
              {accounts.map((account) => (
                <option key={account.id} value={account.id}>
                  {account.name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field label={t('pace.period')}>
          <Select value={String(hours)} onChange={(_, data) => setHours(Number(data.value))}>
            {periods.map((period) => (
              <option key={period} value={period}>
                {t(`pace.hours${period}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {pace.data ? (
        <Picture graph={pace.data} hours={hours} />
      ) : pace.error ? (
        <ErrorState problem={pace.error} retry={pace.refetch} />
      ) : (
        <Loading lines={5} />
      )}
    </Section>
  );
}

function Picture({ graph, hours }: { graph: PaceGraph; hours: number }) {
  const { t } = useTranslation('sync');
  const styles = useStyles();
  const figures = useMemo(() => paceFigures(graph, hours), [graph, hours]);
  const { times, used, allowed, throttled, calls, most, left, refused } = figures;
  const summary = t('pace.summary', {
    calls,
    most,
    left,
    throttled: refused,
    allowed: allowed.at(-1) ?? graph.limitPerMinute,
  });
  return (
    <>
      {times.length > 0 && <p className={styles.summary}>{summary}</p>}
      <Chart
        name="rate-budget"
        summary={summary}
        times={times}
        per="minute"
        series={[
          { id: 'used', label: t('pace.used'), values: used, shape: 'area', tone: 'main' },
          { id: 'allowed', label: t('pace.allowed'), values: allowed, shape: 'steps', tone: 'limit' },
          { id: 'throttled', label: t('pace.throttled'), values: throttled, shape: 'bars', tone: 'bad' },
        ]}
        empty={<EmptyState title={t('pace.emptyTitle')} text={t('pace.emptyText')} />}
      />
    </>
  );
}

const useStyles = makeStyles({
  choices: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  summary: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});
