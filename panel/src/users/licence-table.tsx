import type { TenantLicence } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../parts/link.tsx';
import type { Column } from '../parts/list/columns.ts';
import { Rows } from '../parts/list/rows.tsx';
import { Count } from '../parts/money.tsx';
import { Status } from '../parts/status.tsx';
import type { Addresses } from './addresses.ts';

interface LicenceTableProps {
  licences: TenantLicence[];
  bindingId: string;
  addresses: Addresses;
}

/** Licences of a tenant with their seats; a name leads to the people who have it. */
export function LicenceTable({ licences, bindingId, addresses }: LicenceTableProps) {
  const { t } = useTranslation('users');
  const columns = useLicenceColumns(bindingId, addresses);
  const over = licences.some((licence) => licence.over > 0);
  return (
    <Rows
      label={t('licences.title')}
      columns={over ? columns : columns.filter(({ id }) => id !== 'over')}
      rows={licences}
      rowKey={({ skuId }) => skuId}
    />
  );
}

function useLicenceColumns(bindingId: string, { list }: Addresses): Column<TenantLicence>[] {
  const { t } = useTranslation('users');
  const figure = (id: 'total' | 'assigned' | 'free'): Column<TenantLicence> => ({
    id,
    label: t(`licences.${id}`),
    align: 'end',
    short: true,
    brief: true,
    cell: (licence) => <Count of={licence[id]} />,
    text: (licence) => String(licence[id]),
  });
  return [
    {
      id: 'name',
      label: t('licences.name'),
      main: true,
      cell: ({ name, skuId }) => (
        <RouteLink to={list} search={{ tenant: bindingId, skuId } as never}>
          {name}
        </RouteLink>
      ),
      text: ({ name }) => name,
    },
    figure('total'),
    figure('assigned'),
    figure('free'),
    {
      id: 'over',
      label: t('licences.over'),
      short: true,
      brief: true,
      cell: ({ over }) => over > 0 && <Status tone="bad">{t('licences.overCount', { count: over })}</Status>,
      text: ({ over }) => String(over),
    },
  ];
}
