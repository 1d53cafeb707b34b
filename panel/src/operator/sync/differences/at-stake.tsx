import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { DataTrendingRegular } from '@fluentui/react-icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../../parts/chart.tsx';
import { moneyText } from '../../../parts/money.tsx';
import { Page } from '../../../parts/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../parts/states.tsx';
import { useApi } from '../../../queries.ts';
import { useLanguage } from '../../../texts/i18n.ts';
import { stakeSeries, wasAnything } from './stake-series.ts';
import { useDifferenceTabs } from './tabs.ts';

const spans = [30, 90, 365];

/** Money at stake day by day, a line for each currency, and how many differences were open. */
export default function AtStake() {
  const { t } = useTranslation('differences');
  const styles = useStyles();
  const language = useLanguage();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { days?: string };
  const days = spans.find((span) => String(span) === String(search.days)) ?? 30;
  const history = useApi('GET /differences/history', { query: { days } }, { keep: true });
  const items = history.data?.items ?? [];
  const last = items.at(-1);
  const money = last?.money.map((amount) => moneyText(amount, language)).join(', ');
  return (
    <Page title={t('atStake.title')} lead={t('atStake.lead')} tabs={useDifferenceTabs()} width="full">
      {history.error && !history.data && <ErrorState problem={history.error} retry={history.refetch} />}
      {history.isPending && <Loading lines={4} />}
      {history.data && !wasAnything(items) && (
        <EmptyState
          icon={<DataTrendingRegular />}
          title={t('atStake.emptyTitle')}
          text={t('atStake.emptyText')}
        />
      )}
      {wasAnything(items) && (
        <>
          <Field label={t('atStake.days')} orientation="horizontal" className={styles.days}>
            <Select
              value={String(days)}
              onChange={(_, { value }) =>
                void navigate({ to: '.', search: { days: value } as never, replace: true })
              }
            >
              {spans.map((count) => (
                <option key={count} value={count}>
                  {t('atStake.daysCount', { count })}
                </option>
              ))}
            </Select>
          </Field>
          <Chart
            name="money-at-stake"
            per="day"
            height={320}
            summary={t('atStake.summary', {
              days,
              money: money || t('atStake.noMoney'),
              count: last?.count ?? 0,
            })}
            times={items.map(({ day }) => Date.parse(`${day}T00:00:00Z`))}
            series={stakeSeries(items, {
              money: (currency) => t('atStake.money', { currency }),
              count: t('atStake.count'),
              text: (amount, currency) => moneyText({ amount: String(amount), currency }, language),
            })}
            empty={null}
          />
        </>
      )}
    </Page>
  );
}

const useStyles = makeStyles({
  days: { alignSelf: 'start', display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});
