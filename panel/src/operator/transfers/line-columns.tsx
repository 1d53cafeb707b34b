import type { TransferLine } from '@concord/contract/transfers';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { Count, MoneyText } from '../../parts/money.tsx';
import { DateText } from '../../parts/time.tsx';

export function useLineColumns(): Column<TransferLine>[] {
  const { t } = useTranslation('transfers');
  const mpn = ({ mpnId, mpnReseller }: TransferLine) =>
    mpnId && mpnReseller ? t('line.known', { mpnId, reseller: mpnReseller }) : (mpnId ?? '–');
  return [
    {
      id: 'name',
      label: t('line.name'),
      sort: 'name',
      main: true,
      cell: ({ subscriptionId, name }) =>
        subscriptionId ? <RouteLink to={`/subscriptions/${subscriptionId}`}>{name}</RouteLink> : name,
      text: ({ name }) => name,
    },
    {
      id: 'seats',
      short: true,
      label: t('line.seats'),
      sort: 'seats',
      align: 'end',
      brief: true,
      named: true,
      cell: ({ seats }) => (seats === null ? '–' : <Count of={seats} />),
      text: ({ seats }) => String(seats ?? ''),
    },
    {
      id: 'mpnId',
      label: t('line.mpnId'),
      sort: 'mpnId',
      brief: true,
      named: true,
      cell: mpn,
      text: ({ mpnId }) => mpnId ?? '',
    },
    {
      id: 'price',
      short: true,
      label: t('line.price'),
      align: 'end',
      cell: ({ price }) => (price ? <MoneyText {...price} /> : '–'),
      text: ({ price }) => (price ? `${price.amount} ${price.currency}` : ''),
    },
    {
      id: 'ends',
      short: true,
      label: t('line.ends'),
      sort: 'endsOn',
      cell: ({ endsOn }) => (endsOn ? <DateText date={endsOn} /> : '–'),
      text: ({ endsOn }) => endsOn ?? '',
    },
    {
      id: 'result',
      label: t('line.result'),
      brief: true,
      cell: ({ error }) => error ?? '–',
      text: ({ error }) => error ?? '',
    },
  ];
}
