import type { Customer } from '@concord/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page.tsx';
import { ErrorPage, LoadingPage } from '../parts/states.tsx';
import { useApi } from '../queries.ts';
import { useSession } from '../session.ts';

const tabs = ['tenants', 'agreements', 'members', 'log'] as const;

/** Reads the company that the member belongs to. */
export function WithCompany({ children }: { children: (company: Customer) => ReactNode }) {
  const { member } = useSession();
  const { data, error, refetch } = useApi('GET /customers/:id', { params: { id: member.customerId ?? '' } });
  if (data) return children(data);
  return error ? <ErrorPage error={error} reset={() => void refetch()} /> : <LoadingPage />;
}

/** Frame of the Company page. @param primary the tab's own action */
export function CompanyPage(props: { company: Customer; primary?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('customer');
  return (
    <Page
      title={props.company.companyName}
      number={props.company.number}
      actions={props.primary}
      tabs={[
        { label: t('company.details'), to: '/company' },
        ...tabs.map((tab) => ({ label: t(`company.${tab}`), to: `/company/${tab}` })),
      ]}
    >
      {props.children}
    </Page>
  );
}
