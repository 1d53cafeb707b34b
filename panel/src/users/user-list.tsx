import type { User } from '@concord/contract';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import type { Filter } from '../parts/list/filters.tsx';
import { List } from '../parts/list/list.tsx';
import type { Addresses } from './addresses.ts';
import { useUserColumns } from './user-columns.tsx';

interface UserListProps {
  bindingId: string;
  addresses: Addresses;
  /** Licences to filter by. */
  licences?: { skuId: string; name: string }[];
  /** Only people with this licence. */
  skuId?: string;
  empty: ReactNode;
}

/** People of a tenant as Microsoft said last: searched, filtered, paged. */
export function UserList({ bindingId, addresses, licences, skuId, empty }: UserListProps) {
  const { t } = useTranslation('users');
  const deleted = useShowsDeleted() && skuId === undefined;
  return (
    <List<User>
      name={deleted ? 'users-deleted' : 'users'}
      label={t('people.title')}
      route="GET /bindings/:id/users"
      within={{ bindingId, ...(skuId && { skuId }) }}
      read={({ bindingId: _bindingId, ...query }, signal) =>
        call('GET /bindings/:id/users', { params: { id: bindingId }, query, signal })
      }
      columns={useUserColumns(bindingId, addresses, deleted)}
      filters={useUserFilters(skuId ? undefined : (licences ?? []))}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

/** Whether the address asks for those who were deleted. */
export function useShowsDeleted(): boolean {
  return (useSearch({ strict: false }) as { deleted?: string }).deleted === 'true';
}

/** @param licences left out where the list is of one licence already */
function useUserFilters(licences: UserListProps['licences']): Filter[] {
  const { t } = useTranslation('users');
  const blocked: Filter = {
    name: 'enabled',
    label: t('people.state'),
    options: [{ value: 'false', label: t('people.blocked') }],
    spread: true,
  };
  if (!licences) return [blocked];
  return [
    {
      name: 'licence',
      label: t('people.licences'),
      options: [
        { value: 'with', label: t('people.with') },
        { value: 'without', label: t('people.without') },
      ],
      spread: true,
    },
    blocked,
    {
      name: 'deleted',
      label: t('people.deleted'),
      options: [{ value: 'true', label: t('people.deleted') }],
      spread: true,
    },
    {
      name: 'skuId',
      label: t('people.licence'),
      options: licences.map(({ skuId: value, name: label }) => ({ value, label })),
    },
  ];
}
