import type { SettingsSetRow } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { Count } from '../../parts/money.tsx';
import { Status } from '../../parts/status.tsx';
import { Time } from '../../parts/time.tsx';
import { CheckStatus } from './check-status.tsx';

/** Columns of the list of sets. */
export function useColumns(): Column<SettingsSetRow>[] {
  const { t } = useTranslation('settings');
  const open = (id: string) => ({ to: '/settings/office-365/$id', params: { id } as never });
  return [
    {
      id: 'number',
      short: true,
      label: t('column.id'),
      sort: 'number',
      cell: ({ id, number }) => <RouteLink {...open(id)}>{number}</RouteLink>,
      text: ({ number }) => String(number),
    },
    {
      id: 'name',
      label: t('column.name'),
      sort: 'name',
      main: true,
      cell: ({ id, name }) => <RouteLink {...open(id)}>{name}</RouteLink>,
      text: ({ name }) => name,
    },
    {
      id: 'environment',
      short: true,
      label: t('column.environment'),
      sort: 'environment',
      brief: true,
      cell: ({ environment }) => t(`environment.${environment}`),
      text: ({ environment }) => t(`environment.${environment}`),
    },
    {
      id: 'api',
      short: true,
      label: t('column.api'),
      cell: ({ api }) => t(`api.${api}`),
      text: ({ api }) => t(`api.${api}`),
    },
    {
      id: 'check',
      short: true,
      label: t('column.check'),
      sort: 'checkedAt',
      brief: true,
      cell: ({ checkState, checkedAt }) => <CheckStatus state={checkState} at={checkedAt} />,
      text: ({ checkState, checkedAt }) =>
        `${t(`checkState.${checkState ?? 'none'}`)} ${checkedAt ?? ''}`.trim(),
    },
    {
      id: 'credentials',
      label: t('column.credentials'),
      sort: 'credentialDays',
      align: 'end',
      cell: ({ credentialDays: days }) => <Days days={days} />,
      text: ({ credentialDays }) => String(credentialDays ?? ''),
    },
    {
      id: 'customers',
      label: t('column.customers'),
      align: 'end',
      cell: ({ customers }) => <Count of={customers} />,
      text: ({ customers }) => String(customers),
    },
    {
      id: 'state',
      short: true,
      label: t('column.state'),
      brief: true,
      hidden: true,
      cell: ({ active }) => <ActiveStatus active={active} />,
      text: ({ active }) => t(active ? 'active' : 'inactive'),
    },
    {
      id: 'reseller',
      label: t('column.reseller'),
      sort: 'resellerName',
      hidden: true,
      cell: ({ resellerName }) => resellerName,
      text: ({ resellerName }) => resellerName,
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

/** From so many days before the end on it is shown as a warning. */
const soon = 30;

function Days({ days }: { days: number | null }) {
  const { t } = useTranslation('settings');
  if (days === null) return t('column.unknown');
  return days > soon ? <Count of={days} /> : <Status tone={days < 0 ? 'bad' : 'warning'}>{days}</Status>;
}

/** Whether new orders are taken on a set. */
export function ActiveStatus({ active }: { active: boolean }) {
  const { t } = useTranslation('settings');
  return <Status tone={active ? 'good' : 'off'}>{t(active ? 'active' : 'inactive')}</Status>;
}
