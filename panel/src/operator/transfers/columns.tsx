import type { TransferRow } from '@concord/contract/transfers';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { Count } from '../../parts/money.tsx';
import { Time } from '../../parts/time.tsx';
import { TransferStatus } from './transfer-status.tsx';

export function useTransferColumns(): Column<TransferRow>[] {
  const { t } = useTranslation('transfers');
  const customer = ({ customerName, domain, tenantId }: TransferRow) => customerName ?? domain ?? tenantId;
  return [
    {
      id: 'number',
      short: true,
      label: t('column.id'),
      sort: 'number',
      cell: ({ id, number }) => <RouteLink to={`/transfers/${id}`}>{number}</RouteLink>,
      text: ({ number }) => String(number),
    },
    {
      id: 'customer',
      label: t('column.customer'),
      sort: 'customerName',
      main: true,
      cell: (row) => <RouteLink to={`/transfers/${row.id}`}>{customer(row)}</RouteLink>,
      text: customer,
    },
    {
      id: 'direction',
      short: true,
      label: t('column.direction'),
      brief: true,
      cell: ({ direction }) => t(`direction.${direction}`),
      text: ({ direction }) => t(`direction.${direction}`),
    },
    {
      id: 'partner',
      label: t('column.partner'),
      sort: 'otherPartner',
      brief: true,
      cell: ({ otherPartner }) => otherPartner ?? '–',
      text: ({ otherPartner }) => otherPartner ?? '',
    },
    {
      id: 'state',
      short: true,
      label: t('column.state'),
      sort: 'state',
      brief: true,
      cell: ({ state }) => <TransferStatus state={state} />,
      text: ({ state }) => t(`state.${state}`),
    },
    {
      id: 'lines',
      short: true,
      label: t('column.subscriptions'),
      align: 'end',
      cell: ({ lines }) => <Count of={lines} />,
      text: ({ lines }) => String(lines),
    },
    {
      id: 'seats',
      short: true,
      label: t('column.seats'),
      align: 'end',
      cell: ({ seats }) => <Count of={seats} />,
      text: ({ seats }) => String(seats),
    },
    {
      id: 'reseller',
      label: t('column.reseller'),
      hidden: true,
      cell: ({ resellerName }) => resellerName,
      text: ({ resellerName }) => resellerName,
    },
    {
      id: 'asked',
      short: true,
      label: t('column.asked'),
      sort: 'createdAt',
      cell: ({ createdAt }) => (createdAt ? <Time at={createdAt} /> : '–'),
      text: ({ createdAt }) => createdAt ?? '',
    },
    {
      id: 'expires',
      short: true,
      label: t('column.expires'),
      sort: 'expiresAt',
      cell: ({ expiresAt }) => (expiresAt ? <Time at={expiresAt} /> : '–'),
      text: ({ expiresAt }) => expiresAt ?? '',
    },
    {
      id: 'asOf',
      short: true,
      label: t('column.asOf'),
      cell: ({ asOf }) => <Time at={asOf} />,
      text: ({ asOf }) => asOf,
    },
  ];
}
