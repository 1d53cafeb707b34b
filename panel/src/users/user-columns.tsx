import type { User } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Breakable } from '../parts/breakable.tsx';
import { RouteLink } from '../parts/link.tsx';
import type { Column } from '../parts/list/columns.ts';
import { Time } from '../parts/time.tsx';
import type { Addresses } from './addresses.ts';
import { stateOf, UserStatus } from './user-status.tsx';

/** Columns of a list of people. @param deleted those who are deleted: until when they can be restored */
export function useUserColumns(bindingId: string, addresses: Addresses, deleted: boolean): Column<User>[] {
  const { t } = useTranslation('users');
  const licences = ({ licences: held }: User) => held.map(({ name }) => name).join(', ');
  return [
    {
      id: 'displayName',
      label: t('people.name'),
      sort: 'displayName',
      main: true,
      cell: ({ id, displayName }) => (
        <RouteLink to={addresses.person(bindingId, id)}>{displayName}</RouteLink>
      ),
      text: ({ displayName }) => displayName,
    },
    {
      id: 'signInName',
      label: t('people.signInName'),
      sort: 'signInName',
      brief: true,
      cell: ({ signInName }) => <Breakable text={signInName} />,
      text: ({ signInName }) => signInName,
    },
    {
      id: 'licences',
      label: t('people.licences'),
      brief: true,
      cell: (user) => licences(user) || t('people.noLicence'),
      text: licences,
    },
    ...(deleted ? deletedColumns(t) : [stateColumn(t)]),
    {
      id: 'usageLocation',
      label: t('people.usageLocation'),
      short: true,
      hidden: true,
      cell: ({ usageLocation }) => usageLocation,
      text: ({ usageLocation }) => usageLocation ?? '',
    },
    {
      id: 'asOf',
      label: t('people.asOf'),
      short: true,
      hidden: true,
      cell: ({ asOf }) => <Time at={asOf} />,
      text: ({ asOf }) => asOf,
    },
  ];
}

type Words = ReturnType<typeof useTranslation<'users'>>['t'];

const stateColumn = (t: Words): Column<User> => ({
  id: 'state',
  label: t('people.state'),
  short: true,
  brief: true,
  cell: (user) => <UserStatus user={user} />,
  text: (user) => t(`state.${stateOf(user)}`),
});

const deletedColumns = (t: Words): Column<User>[] => [
  {
    id: 'deletedAt',
    label: t('people.deletedAt'),
    sort: 'deletedAt',
    short: true,
    cell: ({ deletedAt }) => deletedAt && <Time at={deletedAt} />,
    text: ({ deletedAt }) => deletedAt ?? '',
  },
  {
    id: 'restorable',
    label: t('people.restorable'),
    short: true,
    brief: true,
    named: true,
    cell: ({ restorableUntil }) => (restorableUntil ? <Time at={restorableUntil} /> : t('people.gone')),
    text: ({ restorableUntil }) => restorableUntil ?? '',
  },
];
