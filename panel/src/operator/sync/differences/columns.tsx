import type { DifferenceRow } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Breakable } from '../../../parts/breakable.tsx';
import { RouteLink } from '../../../parts/link.tsx';
import type { Column } from '../../../parts/list/columns.ts';
import { MoneyText } from '../../../parts/money.tsx';
import { Time } from '../../../parts/time.tsx';
import { useCauseWords } from './cause-words.ts';
import { DifferenceStatus, useStandingWords } from './difference-status.tsx';
import { useValueWords } from './values.ts';

/** Columns of a list of differences. */
export function useDifferenceColumns(): Column<DifferenceRow>[] {
  const { t } = useTranslation('differences');
  const value = useValueWords();
  const standing = useStandingWords();
  const cause = useCauseWords();
  return [
    {
      id: 'number',
      short: true,
      label: t('column.id'),
      sort: 'number',
      cell: ({ id, number }) => <RouteLink to={`/sync/differences/${id}`}>{number}</RouteLink>,
      text: ({ number }) => String(number),
    },
    {
      id: 'name',
      label: t('column.name'),
      main: true,
      cell: ({ id, name }) => <RouteLink to={`/sync/differences/${id}`}>{name}</RouteLink>,
      text: ({ name }) => name,
    },
    {
      id: 'kind',
      short: true,
      hidden: true,
      label: t('column.kind'),
      cell: ({ objectKind }) => t(`kind.${objectKind}`),
      text: ({ objectKind }) => t(`kind.${objectKind}`),
    },
    {
      id: 'field',
      label: t('column.field'),
      sort: 'field',
      brief: true,
      cell: ({ field }) => t(`field.${field}`),
      text: ({ field }) => t(`field.${field}`),
    },
    {
      id: 'ours',
      label: t('column.ours'),
      brief: true,
      named: true,
      cell: (row) => value(row, 'ours', row.ours),
      text: (row) => value(row, 'ours', row.ours),
    },
    {
      id: 'theirs',
      label: t('column.theirs'),
      brief: true,
      named: true,
      cell: (row) => value(row, 'theirs', row.theirs),
      text: (row) => value(row, 'theirs', row.theirs),
    },
    {
      id: 'customer',
      label: t('column.customer'),
      sort: 'customerName',
      brief: true,
      cell: ({ customerId, customerName }) =>
        customerId && <RouteLink to={`/customers/${customerId}`}>{customerName}</RouteLink>,
      text: ({ customerName }) => customerName ?? '',
    },
    {
      id: 'tenant',
      label: t('column.tenant'),
      hidden: true,
      cell: ({ tenantName }) => tenantName && <Breakable text={tenantName} />,
      text: ({ tenantName }) => tenantName ?? '',
    },
    {
      id: 'reseller',
      label: t('column.reseller'),
      hidden: true,
      cell: ({ resellerName }) => resellerName,
      text: ({ resellerName }) => resellerName,
    },
    {
      id: 'since',
      short: true,
      label: t('column.since'),
      sort: 'since',
      brief: true,
      cell: ({ since }) => <Time at={since} />,
      text: ({ since }) => since,
    },
    {
      id: 'cause',
      label: t('column.cause'),
      hidden: true,
      cell: (row) => row.cause && <Breakable text={cause(row.cause)} />,
      text: (row) => (row.cause ? cause(row.cause) : ''),
    },
    {
      id: 'money',
      short: true,
      label: t('column.money'),
      sort: 'money',
      align: 'end',
      brief: true,
      cell: ({ money }) => money && <MoneyText {...money} />,
      text: ({ money }) => (money ? `${money.amount} ${money.currency}` : ''),
    },
    {
      id: 'state',
      short: true,
      label: t('column.state'),
      sort: 'state',
      brief: true,
      cell: (row) => <DifferenceStatus of={row} />,
      text: standing,
    },
  ];
}
