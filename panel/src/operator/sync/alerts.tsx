import type { Alert } from '@concord/contract';
import { AlertKind } from '@concord/contract/sync-changes';
import { AlertRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { List } from '../../parts/list/list.tsx';
import { Page } from '../../parts/page.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { Time } from '../../parts/time.tsx';
import { useApi } from '../../queries.ts';
import { AlertHelp } from './alert-help.tsx';
import { alertPlace } from './alert-place.ts';

/** Everything that a person has to know of the sync now, or had to. */
export default function Alerts() {
  const { t } = useTranslation('sync');
  return (
    <Page
      title={t('alert.title')}
      lead={t('alert.lead')}
      crumbs={[{ label: t('freshness.title'), to: '/sync/freshness' }]}
      width="full"
    >
      <List
        name="alerts"
        label={t('alert.title')}
        route="GET /alerts"
        read={(query, signal) => call('GET /alerts', { query, signal })}
        columns={useAlertColumns()}
        filters={[
          {
            name: 'state',
            label: t('alert.state'),
            spread: true,
            options: [{ value: 'cleared', label: t('alert.over') }],
          },
          {
            name: 'kind',
            label: t('alert.kind'),
            options: AlertKind.options.map((value) => ({ value, label: t(`alert.name.${value}`) })),
          },
        ]}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={<AlertRegular />} title={t('alert.emptyTitle')} text={t('alert.emptyText')} />
        }
      />
    </Page>
  );
}

function useAlertColumns(): Column<Alert>[] {
  const { t } = useTranslation('sync');
  const accounts = useApi('GET /sync/accounts').data?.items ?? [];
  return [
    {
      id: 'text',
      label: t('alert.what'),
      main: true,
      cell: (alert) => {
        const { to, search } = alertPlace(alert, accounts);
        return (
          <RouteLink to={to} search={search as never}>
            {alert.text}
          </RouteLink>
        );
      },
      text: ({ text }) => text,
    },
    {
      id: 'next',
      label: t('alert.next'),
      brief: true,
      cell: (alert) => <AlertHelp alert={alert} plain />,
      text: ({ next }) => next ?? '',
    },
    {
      id: 'since',
      label: t('alert.since'),
      sort: 'since',
      short: true,
      brief: true,
      cell: ({ since }) => <Time at={since} />,
      text: ({ since }) => since,
    },
    {
      id: 'cleared',
      label: t('alert.overSince'),
      short: true,
      hidden: true,
      cell: ({ clearedAt }) => clearedAt && <Time at={clearedAt} />,
      text: ({ clearedAt }) => clearedAt ?? '',
    },
  ];
}
