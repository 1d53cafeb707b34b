import type { Member } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import type { Column } from '../parts/list/columns.ts';
import { Rows } from '../parts/list/rows.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, Loading } from '../parts/states.tsx';
import { Status } from '../parts/status.tsx';
import { Time } from '../parts/time.tsx';
import { useApi } from '../queries.ts';
import { CompanyPage, WithCompany } from './company-frame.tsx';

/** Members tab of Company: who signs in to this panel for it. */
export default function CompanyMembers() {
  return (
    <WithCompany>
      {(company) => (
        <CompanyPage company={company}>
          <Members customerId={company.id} />
        </CompanyPage>
      )}
    </WithCompany>
  );
}

function Members({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customer');
  const { data, error, refetch } = useApi('GET /members', { query: { customerId } });
  const columns = useColumns();
  return (
    <Section title={t('company.members')} lead={t('members.lead')}>
      {error && <ErrorState problem={error} retry={refetch} />}
      {!data && !error && <Loading lines={3} />}
      {data && (
        <Rows label={t('company.members')} columns={columns} rows={data.items} rowKey={({ id }) => id} />
      )}
    </Section>
  );
}

function useColumns(): Column<Member>[] {
  const { t } = useTranslation(['members', 'parts']);
  return [
    { id: 'name', label: t('name'), main: true, cell: ({ name }) => name, text: ({ name }) => name },
    { id: 'email', label: t('email'), brief: true, cell: ({ email }) => email, text: ({ email }) => email },
    {
      id: 'role',
      label: t('role'),
      brief: true,
      cell: ({ role }) => t(`parts:role.${role}`),
      text: ({ role }) => t(`parts:role.${role}`),
    },
    {
      id: 'state',
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
      cell: ({ lastSignInAt }) => (lastSignInAt ? <Time at={lastSignInAt} /> : t('never')),
      text: ({ lastSignInAt }) => lastSignInAt ?? '',
    },
  ];
}
