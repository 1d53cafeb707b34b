import type { ReportPage } from '@concord/contract/reports';
import { ReportName } from '@concord/contract/reports';
import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular, CheckmarkCircleRegular } from '@fluentui/react-icons';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { Facts } from '../../parts/facts.tsx';
import { List } from '../../parts/list/list.tsx';
import { MoneyText } from '../../parts/money.tsx';
import { Page } from '../../parts/page.tsx';
import { EmptyState, ErrorState, LoadingPage, NotFoundPage } from '../../parts/states.tsx';
import { useApi } from '../../queries.ts';
import { useReportColumns } from './columns.tsx';
import { Schedule } from './schedule.tsx';

/** One report: its rows, each with what to do, as a file, and by mail. */
export default function Report() {
  const { report } = useParams({ strict: false }) as { report?: string };
  const name = ReportName.safeParse(report);
  return name.success ? <Named key={name.data} report={name.data} /> : <NotFoundPage />;
}

function Named({ report }: { report: ReportName }) {
  const { t } = useTranslation('reports');
  const reports = useApi('GET /reports');
  const first = useApi('GET /reports/:report', { params: { report }, query: { limit: 1 } });
  const about = reports.data?.items.find((one) => one.report === report);
  const problem = reports.error ?? first.error;
  if (!about || !first.data || !reports.data)
    return problem ? (
      <Page title={t('title')}>
        <ErrorState problem={problem} retry={() => Promise.all([reports.refetch(), first.refetch()])} />
      </Page>
    ) : (
      <LoadingPage />
    );
  return (
    <Page
      title={about.title}
      lead={about.lead}
      crumbs={[{ label: t('title'), to: '/reports' }]}
      width="full"
      actions={
        <Button
          as="a"
          appearance="primary"
          icon={<ArrowDownloadRegular />}
          href={`/api/v1/reports/${report}/rows.csv?panel=operator`}
          download
        >
          {t('download')}
        </Button>
      }
    >
      <Money page={first.data} />
      <Rows page={first.data} title={about.title} />
      <Schedule about={about} mail={reports.data.mail} />
    </Page>
  );
}

function Money({ page: { totals } }: { page: ReportPage }) {
  const { t } = useTranslation('reports');
  if (totals.money.length === 0) return null;
  return (
    <Facts
      facts={totals.money.map((money): [string, ReactNode] => [
        `${t('total')}, ${money.currency}`,
        <MoneyText key={money.currency} {...money} />,
      ])}
    />
  );
}

function Rows({ page: { report, columns }, title }: { page: ReportPage; title: string }) {
  const { t } = useTranslation('reports');
  return (
    <List
      name={`report-${report}`}
      label={title}
      route="GET /reports/:report"
      read={({ report: _report, ...query }, signal) =>
        call('GET /reports/:report', { params: { report }, query, signal })
      }
      within={{ report }}
      columns={useReportColumns(columns)}
      rowKey={({ id }) => id}
      empty={<EmptyState icon={<CheckmarkCircleRegular />} title={t('emptyTitle')} text={t('emptyText')} />}
    />
  );
}
