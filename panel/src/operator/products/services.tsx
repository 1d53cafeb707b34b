import type { Service } from '@concord/contract';
import { AddRegular, BoxMultipleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { ButtonLink, RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { inMemory } from '../../parts/list/in-memory.ts';
import { List } from '../../parts/list/list.tsx';
import { Count } from '../../parts/money.tsx';
import { Page } from '../../parts/page.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { Time } from '../../parts/time.tsx';
import { useIsOperator } from '../../session.ts';

export default function Services() {
  const { t } = useTranslation('products');
  const create = useIsOperator() && (
    <ButtonLink to="/services/new" appearance="primary" icon={<AddRegular />}>
      {t('services.new')}
    </ButtonLink>
  );
  return (
    <Page title={t('services.title')} lead={t('services.lead')} actions={create} width="full">
      <List
        name="services"
        label={t('services.title')}
        route="GET /services"
        read={async (query, signal) => inMemory((await call('GET /services', { signal })).items, query)}
        columns={useColumns()}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<BoxMultipleRegular />}
            title={t('services.emptyTitle')}
            text={t('services.emptyText')}
            action={create}
          />
        }
      />
    </Page>
  );
}

function useColumns(): Column<Service>[] {
  const { t } = useTranslation('products');
  return [
    {
      id: 'number',
      short: true,
      label: t('column.id'),
      sort: 'number',
      cell: ({ id, number }) => <RouteLink to={`/services/${id}`}>{number}</RouteLink>,
      text: ({ number }) => String(number),
    },
    {
      id: 'name',
      label: t('column.name'),
      sort: 'name',
      main: true,
      cell: ({ id, name }) => <RouteLink to={`/services/${id}`}>{name}</RouteLink>,
      text: ({ name }) => name,
    },
    {
      id: 'set',
      label: t('column.set'),
      sort: 'settingsSetName',
      brief: true,
      cell: ({ settingsSetId: id, settingsSetName }) => (
        <RouteLink to={`/settings/office-365/${id}`}>{settingsSetName}</RouteLink>
      ),
      text: ({ settingsSetName }) => settingsSetName,
    },
    {
      id: 'plans',
      label: t('column.plans'),
      sort: 'plans',
      align: 'end',
      brief: true,
      cell: ({ plans }) => <Count of={plans} />,
      text: ({ plans }) => String(plans),
    },
    {
      id: 'updated',
      short: true,
      label: t('column.updated'),
      sort: 'updatedAt',
      cell: ({ updatedAt }) => <Time at={updatedAt} />,
      text: ({ updatedAt }) => updatedAt,
    },
  ];
}
