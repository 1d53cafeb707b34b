import type { Member } from '@concord/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import type { Column } from './list/columns.ts';
import { inMemory } from './list/in-memory.ts';
import { List } from './list/list.tsx';
import { Status } from './status.tsx';
import { Time } from './time.tsx';

interface MemberListProps {
  /** Whose members. */
  of: { resellerId?: string; customerId?: string };
  label: string;
  empty: ReactNode;
}

/** Who signs in for a reseller or a customer. */
export function MemberList({ of, label, empty }: MemberListProps) {
  return (
    <List
      name="members"
      label={label}
      route="GET /members"
      within={of}
      read={async (query, signal) =>
        inMemory((await call('GET /members', { query: of, signal })).items, query)
      }
      columns={useMemberColumns()}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

function useMemberColumns(): Column<Member>[] {
  const { t } = useTranslation(['members', 'parts']);
  return [
    {
      id: 'name',
      label: t('name'),
      sort: 'name',
      main: true,
      cell: ({ name }) => name,
      text: ({ name }) => name,
    },
    {
      id: 'email',
      label: t('email'),
      sort: 'email',
      brief: true,
      cell: ({ email }) => email,
      text: ({ email }) => email,
    },
    {
      id: 'role',
      short: true,
      label: t('role'),
      sort: 'role',
      cell: ({ role }) => t(`parts:role.${role}`),
      text: ({ role }) => t(`parts:role.${role}`),
    },
    {
      id: 'state',
      short: true,
      label: t('state'),
      brief: true,
      cell: ({ active }) => (
        <Status tone={active ? 'good' : 'off'}>{t(active ? 'active' : 'inactive')}</Status>
      ),
      text: ({ active }) => t(active ? 'active' : 'inactive'),
    },
    {
      id: 'lastSignIn',
      label: t('lastSignIn'),
      sort: 'lastSignInAt',
      cell: ({ lastSignInAt: at }) => (at ? <Time at={at} /> : t('never')),
      text: ({ lastSignInAt }) => lastSignInAt ?? '',
    },
  ];
}
