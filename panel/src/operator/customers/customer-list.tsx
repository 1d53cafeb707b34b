import type { CustomerRow } from '@concord/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { List } from '../../parts/list/list.tsx';
import { Count } from '../../parts/money.tsx';
import { Time } from '../../parts/time.tsx';

interface CustomerListProps {
  name: string;
  within?: Record<string, string>;
  empty: ReactNode;
}

/** Customers of the member's scope, or of one reseller. */
export function CustomerList({ name, within, empty }: CustomerListProps) {
  const { t } = useTranslation('customers');
  return (
    <List
      name={name}
      label={t('title')}
      route="GET /customers"
      read={(query, signal) => call('GET /customers', { query, signal })}
      columns={useColumns()}
      within={within}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

function useColumns(): Column<CustomerRow>[] {
  const { t } = useTranslation('customers');
  return [
    {
      id: 'number',
      short: true,
      label: t('column.id'),
      sort: 'number',
      cell: ({ id, number }) => <RouteLink to={`/customers/${id}`}>{number}</RouteLink>,
      text: ({ number }) => String(number),
    },
    {
      id: 'name',
      label: t('column.name'),
      sort: 'companyName',
      main: true,
      cell: ({ id, companyName }) => <RouteLink to={`/customers/${id}`}>{companyName}</RouteLink>,
      text: ({ companyName }) => companyName,
    },
    {
      id: 'reseller',
      label: t('column.reseller'),
      sort: 'resellerName',
      brief: true,
      cell: ({ resellerId, resellerName }) => (
        <RouteLink to={`/resellers/${resellerId}`}>{resellerName}</RouteLink>
      ),
      text: ({ resellerName }) => resellerName,
    },
    {
      id: 'country',
      short: true,
      label: t('column.country'),
      sort: 'country',
      brief: true,
      cell: ({ country }) => country,
      text: ({ country }) => country,
    },
    {
      id: 'tenants',
      label: t('column.tenants'),
      align: 'end',
      cell: ({ tenants }) => <Count of={tenants} />,
      text: ({ tenants }) => String(tenants),
    },
    {
      id: 'subscriptions',
      label: t('column.subscriptions'),
      align: 'end',
      brief: true,
      cell: ({ subscriptions }) => <Count of={subscriptions} />,
      text: ({ subscriptions }) => String(subscriptions),
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
