import type { CreatedMember, Member, Role } from '@concord/contract';
import { Button } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../parts/list/columns.ts';
import { Rows } from '../../parts/list/rows.tsx';
import { Section } from '../../parts/section.tsx';
import { EmptyState, ErrorState, Loading } from '../../parts/states.tsx';
import { Status } from '../../parts/status.tsx';
import { Time } from '../../parts/time.tsx';
import { useApi } from '../../queries.ts';
import { AddMember } from './add-member.tsx';
import { NewPassword } from './new-password.tsx';

interface MembersProps {
  /** Whose members. */
  of: { resellerId?: string; customerId?: string };
  /** Role of those who are added here. */
  adds: Role;
  title: string;
  explain: string;
}

/** Who signs in for a reseller or customer, and the way to add somebody. */
export function Members({ of, adds, title, explain }: MembersProps) {
  const { t } = useTranslation('members');
  const members = useApi('GET /members', { query: of });
  const columns = useMemberColumns();
  const [adding, setAdding] = useState(false);
  const [created, setCreated] = useState<CreatedMember>();
  const add = (
    <Button icon={<PersonAddRegular />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  const items = members.data?.items;
  return (
    <Section title={title} lead={explain} aside={items && items.length > 0 && add}>
      {created && <NewPassword member={created} close={() => setCreated(undefined)} />}
      {members.error && <ErrorState problem={members.error} retry={members.refetch} />}
      {!items && !members.error && <Loading />}
      {items?.length === 0 && <EmptyState title={t('empty')} action={add} />}
      {items && items.length > 0 && (
        <Rows label={title} columns={columns} rows={items} rowKey={({ id }) => id} />
      )}
      {adding && (
        <AddMember
          of={of}
          role={adds}
          close={() => setAdding(false)}
          created={(member) => {
            setAdding(false);
            setCreated(member);
          }}
        />
      )}
    </Section>
  );
}

function useMemberColumns(): Column<Member>[] {
  const { t } = useTranslation(['members', 'parts']);
  return [
    { id: 'name', label: t('name'), main: true, cell: ({ name }) => name, text: ({ name }) => name },
    { id: 'email', label: t('email'), brief: true, cell: ({ email }) => email, text: ({ email }) => email },
    {
      id: 'role',
      short: true,
      label: t('role'),
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
      cell: ({ lastSignInAt: at }) => (at ? <Time at={at} /> : t('never')),
      text: ({ lastSignInAt }) => lastSignInAt ?? '',
    },
  ];
}
