import type { Reports as Answer } from '@concord/contract/reports';
import { DocumentTableRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { inMemory } from '../../parts/list/in-memory.ts';
import { List } from '../../parts/list/list.tsx';
import { Count } from '../../parts/money.tsx';
import { Page } from '../../parts/page.tsx';
import { EmptyState } from '../../parts/states.tsx';

type Row = Answer['items'][number];

/** Reports: what each tells, how many rows it has now, and who gets it by mail. */
export default function Reports() {
  const { t } = useTranslation('reports');
  return (
    <Page title={t('title')} lead={t('lead')} width="full">
      <List
        name="reports"
        label={t('title')}
        route="GET /reports"
        read={async (query, signal) => inMemory((await call('GET /reports', { signal })).items, query)}
        columns={useColumns()}
        rowKey={({ report }) => report}
        empty={<EmptyState icon={<DocumentTableRegular />} title={t('emptyTitle')} text={t('emptyText')} />}
      />
    </Page>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('reports');
  const mailed = ({ schedules }: Row) =>
    schedules
      .map(({ memberName, every }) => t('mailedTo', { name: memberName, every: t(`every.${every}`) }))
      .join('; ') || t('notMailed');
  return [
    {
      id: 'title',
      label: t('title'),
      main: true,
      sort: 'title',
      cell: ({ report, title }) => <RouteLink to={`/reports/${report}`}>{title}</RouteLink>,
      text: ({ title }) => title,
    },
    {
      id: 'rows',
      short: true,
      label: t('rows'),
      sort: 'rows',
      align: 'end',
      brief: true,
      named: true,
      cell: ({ rows }) => <Count of={rows} />,
      text: ({ rows }) => String(rows),
    },
    { id: 'lead', label: t('about'), brief: true, cell: ({ lead }) => lead, text: ({ lead }) => lead },
    { id: 'mail', label: t('mail'), cell: mailed, text: mailed },
  ];
}
